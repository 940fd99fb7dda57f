"use client";

import { useCallback, useEffect, useState } from "react";
import { sessionEnd } from "./leave-for-sign-in.ts";
import { askOwnServer, type OwnServerAnswer } from "./own-server.ts";

/** Whether this page's own server answers; if not, since when nothing is known, in milliseconds since 1970. */
export type Connection = { readonly kind: "served" } | { readonly kind: "lost"; readonly sinceMs: number };

const EVERY_MS = 5_000;
const LOST_EVERY_MS = 1_500;

/** A connection that is watched. */
export interface WatchedConnection {
  readonly connection: Connection;
  /** Asks now. @returns whether the server answers and the session lives: only then may the page be left or renewed. */
  readonly check: () => Promise<boolean>;
}

/** What is learnt of the places by the way; the same function at each render. */
type OnServed = (answer: Extract<OwnServerAnswer, { kind: "served" }>) => void;

/** Asks the page's own server every five seconds while the page is visible, and at once when something hints at a change. */
export function useConnection(onServed: OnServed): WatchedConnection {
  const [connection, setConnection] = useState<Connection>({ kind: "served" });
  const check = useCallback(async () => {
    const answer = await askOwnServer();
    if (answer.kind === "signedOut") void sessionEnd.meet();
    if (answer.kind === "served") onServed(answer);
    setConnection((last) => toConnection(last, answer.kind === "lost"));
    return answer.kind === "served";
  }, [onServed]);

  const isLost = connection.kind === "lost";
  useEffect(() => {
    const look = () => {
      if (document.visibilityState === "visible") void check();
    };
    const timer = setInterval(look, isLost ? LOST_EVERY_MS : EVERY_MS);
    return () => clearInterval(timer);
  }, [check, isLost]);

  useEffect(() => {
    const look = () => void check();
    for (const hint of ["offline", "online", "pageshow"] as const) window.addEventListener(hint, look);
    document.addEventListener("visibilitychange", look);
    return () => {
      for (const hint of ["offline", "online", "pageshow"] as const) window.removeEventListener(hint, look);
      document.removeEventListener("visibilitychange", look);
    };
  }, [check]);
  return { connection, check };
}

function toConnection(last: Connection, isLost: boolean): Connection {
  if (!isLost) return last.kind === "served" ? last : { kind: "served" };
  return last.kind === "lost" ? last : { kind: "lost", sinceMs: Date.now() };
}
