"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { postSession } from "../../session/post-session.ts";

const AGAIN_MS = 15_000;

interface Props {
  /** The page that the screen shows. */
  readonly next: string;
  /** Whether somebody is signed in here who is no screen: that session would end. */
  readonly isSomebodyElse: boolean;
}

type State = "opening" | "asking" | "waiting" | "over" | "otherKey";

/** Opens the screen by the key of its link, which leaves the address at once, or by the one that is kept. */
export function ScreenDoor({ next, isSomebodyElse }: Props) {
  const t = useTranslations("screen");
  const key = useRef<string>(undefined);
  const [state, setState] = useState<State>(isSomebodyElse ? "asking" : "opening");
  const isTrying = state === "opening" || state === "waiting";
  useEffect(() => {
    key.current ??= takeKey();
    if (!isTrying) return;
    const stop = new AbortController();
    const open = async () => {
      const refusal = await postSession("/session/screen", { key: key.current ?? "" });
      if (stop.signal.aborted) return;
      if (refusal === undefined)
        window.location.replace(next); // a full load; this page leaves the history
      else setState(STATES[refusal] ?? "waiting");
    };
    void open();
    const timer = setInterval(() => void open(), AGAIN_MS);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [isTrying, next]);
  return (
    <div data-testid="screen-door" data-state={state}>
      <h2 className="mb-2 text-lg font-semibold">{t("title")}</h2>
      <p className="text-sm text-muted" aria-live="polite">
        {t(state)}
      </p>
      {state === "asking" ? (
        <button
          type="button"
          className="button button-primary mt-4 min-h-10 w-full"
          data-testid="screen-open"
          onClick={() => setState("opening")}
        >
          {t("open")}
        </button>
      ) : null}
    </div>
  );
}

/** What is said for good; any other code is waited out. */
const STATES: Readonly<Record<string, State>> = {
  UNAUTHENTICATED: "over",
  BAD_USER_INPUT: "over",
  FORBIDDEN: "otherKey",
};

/** The key after the `#`, which no server is sent; it is gone from the address and the history before anything is asked. */
function takeKey(): string {
  const { hash, pathname, search } = window.location;
  if (hash !== "") window.history.replaceState(null, "", `${pathname}${search}`);
  return hash.slice(1);
}
