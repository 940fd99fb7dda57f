"use client";

import { useEffect } from "react";

const CHANNEL = "biometricflow-session";
const SIGNED_OUT = "signed-out";

/** Tells the other tabs of this browser that the session is over. */
export function tellSignedOut(): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(SIGNED_OUT);
  channel.close();
}

/** Leaves for the sign-in page when another tab signs out. */
export function SessionWatch() {
  useEffect(() => {
    const channel = new BroadcastChannel(CHANNEL);
    channel.addEventListener("message", ({ data }) => {
      if (data === SIGNED_OUT) window.location.assign("/sign-in");
    });
    return () => channel.close();
  }, []);
  return null;
}
