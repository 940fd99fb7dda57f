"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { DoorState } from "./door-state.ts";

interface Props {
  readonly state: DoorState;
  /** The page that the screen shows. */
  readonly next: string;
  /** Somebody agreed that this browser shows the wall. */
  readonly onShow: () => void;
}

/** What whoever stands at the screen may do: agree, go back, or in every state sign in as a person. */
export function ScreenChoices({ state, next, onShow }: Props) {
  const t = useTranslations("screen");
  return (
    <div className="mt-4 grid gap-2">
      {state === "asking" || state === "replacing" ? (
        <button
          type="button"
          className="button button-primary min-h-10 w-full"
          data-testid="screen-open"
          onClick={onShow}
        >
          {t("open")}
        </button>
      ) : null}
      {state === "leaving" ? (
        <a className="button button-primary min-h-10 w-full" data-testid="screen-back" href={next}>
          {t("back")}
        </a>
      ) : null}
      {state === "replacing" ? (
        <button type="button" className="button min-h-10 w-full" data-testid="screen-stay" onClick={goHome}>
          {t("stay")}
        </button>
      ) : state === "noKey" ? (
        <button type="button" className="button min-h-10 w-full" data-testid="screen-sign-in" onClick={goHome}>
          {t("signIn")}
        </button>
      ) : (
        <SignInButton />
      )}
    </div>
  );
}

/** To the dashboard, or to the sign-in where nobody is signed in; a key in the address leaves the history. */
function goHome(): void {
  window.location.replace("/");
}

/** Ends the screen here, with its key, and goes to where people sign in. */
function SignInButton() {
  const t = useTranslations("screen");
  const [hasFailed, setFailed] = useState(false);
  const leave = async () => {
    const response = await fetch("/session/sign-out", { method: "POST" }).catch(() => undefined);
    if (response?.ok) window.location.replace("/sign-in");
    else setFailed(true);
  };
  return (
    <>
      <button
        type="button"
        className="button min-h-10 w-full"
        data-testid="screen-sign-in"
        onClick={() => void leave()}
      >
        {t("signIn")}
      </button>
      {hasFailed ? (
        <p className="text-sm text-bad" role="alert">
          {t("noAnswer")}
        </p>
      ) : null}
    </>
  );
}
