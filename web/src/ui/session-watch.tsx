"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";
import { followTyping, giveUpUnsent } from "../typing/unsent.ts";
import { SignInAgain, type SignInAgainProps } from "./sign-in-again.tsx";

const CHANNEL = "biometricflow-session";
const SIGNED_OUT = "signed-out";
const VIEW_CHANGED = "view-changed";

/** Tells the other tabs of this browser that the session is over. */
export function tellSignedOut(): void {
  tell(SIGNED_OUT);
}

/** True once this tab has told so itself: it hears it too, and is on its way to another page. */
let hasChangedView = false;

/** Tells them that another account's view is seen from now on, or one's own again. Whoever tells leaves the page next. */
export function tellViewChanged(): void {
  hasChangedView = true;
  tell(VIEW_CHANGED);
}

function tell(what: string): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(what);
  channel.close();
}

/**
 * What becomes of the page when the session does not go on: another tab that signs out takes it along; where it ends by itself,
 * what is typed stays. Whoever would lose something typed is asked.
 */
export function SessionWatch(props: SignInAgainProps) {
  const t = useTranslations("unsent");
  const ask = t("ask");
  useEffect(() => followTyping(ask), [ask]);
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener("message", ({ data }) => {
      if (data === VIEW_CHANGED && !hasChangedView) window.location.reload();
      if (data !== SIGNED_OUT) return;
      giveUpUnsent(); // somebody else may sit here next
      window.location.assign("/sign-in");
    });
    return () => channel.close();
  }, []);
  return <SignInAgain {...props} />;
}
