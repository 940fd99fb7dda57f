"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import { postScreen, toPauseMs } from "../../session/post-screen.ts";
import { ScreenChoices } from "./screen-choices.tsx";
import { type DoorState, isTrying, toDoorState } from "./door-state.ts";

interface Props {
  /** The page that the screen shows. */
  readonly next: string;
  /** Whether somebody wants the browser back. */
  readonly isLeaving: boolean;
}

/** Opens the screen by the key of its link, once somebody agreed, or by the one that is kept. */
export function ScreenDoor({ next, isLeaving }: Props) {
  const t = useTranslations("screen");
  const [state, setState] = useState<DoorState>(isLeaving ? "leaving" : "opening");
  const [isAgreed, setAgreed] = useState(false);
  const isOpening = isTrying(state);
  useEffect(() => {
    const reload = () => window.location.reload(); // another link was opened in this tab
    window.addEventListener("hashchange", reload);
    return () => window.removeEventListener("hashchange", reload);
  }, []);
  useEffect(
    () => (isOpening ? keepAsking({ isAgreed, next, onState: setState }) : undefined),
    [isOpening, isAgreed, next],
  );
  return (
    <div data-testid="screen-door" data-state={state}>
      <h2 className="mb-2 text-lg font-semibold">{t("title")}</h2>
      <p className="text-sm text-muted" aria-live="polite">
        {t(state)}
      </p>
      <ScreenChoices
        {...{ state, next }}
        onShow={() => {
          setAgreed(true);
          setState("opening");
        }}
      />
    </div>
  );
}

interface Asking {
  readonly isAgreed: boolean;
  readonly next: string;
  readonly onState: (state: DoorState) => void;
}

/** Asks until the screen is open or the answer is for good. The key is after the `#`, which no server is sent. Returns the end of it. */
function keepAsking({ isAgreed, next, onState }: Asking): () => void {
  const stop = new AbortController();
  let timer: number | undefined;
  const ask = async (attempt: number) => {
    const { code, retryAfterS } = await postScreen({
      key: window.location.hash.slice(1),
      replace: isAgreed ? "true" : "",
    });
    if (stop.signal.aborted) return;
    const state = toDoorState(code);
    if (state === undefined || state === "over" || state === "otherKey" || state === "noKey") dropKey();
    if (state === undefined) return window.location.replace(next); // a full load; this page leaves the history
    if (state === "waiting") timer = window.setTimeout(() => void ask(attempt + 1), toPauseMs(attempt, retryAfterS));
    onState(state);
  };
  void ask(1);
  return () => {
    stop.abort();
    window.clearTimeout(timer);
  };
}

/** Takes the key out of the address and the history: it is kept, or refused. Before, a reload would lose it. */
function dropKey(): void {
  const { hash, pathname, search } = window.location;
  if (hash !== "") window.history.replaceState(null, "", `${pathname}${search}`);
}
