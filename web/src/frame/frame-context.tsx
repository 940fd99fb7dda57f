"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, startTransition, useCallback, useContext, useEffect, useRef } from "react";
import type { KnownPlace } from "../lib/places.ts";
import type { DeviceWrites } from "./device-writes.ts";
import { hasEntry, seesReaders } from "./nav-entries.ts";
import type { PlaceState } from "./place-states.ts";
import { type Connection, useConnection } from "./use-connection.ts";
import { useToldWrites } from "./use-told-writes.ts";
import { type FollowedStates, usePlaceStates } from "./use-place-states.ts";
import { useReaderTrouble } from "./use-reader-trouble.ts";
import { type AlertCount, useOpenAlerts } from "./use-open-alerts.ts";
import { type ToFixCount, useToFixCount } from "./use-to-fix-count.ts";

/** A place as the frame knows it before anything is told. */
export type FramePlace = KnownPlace & PlaceState;

/** What every page behind the sign-in may know of the moment. */
export interface Frame extends FollowedStates, ToFixCount, AlertCount {
  /** Every place within the viewer's rights, in the router's order. */
  readonly places: readonly KnownPlace[];
  /** The role of whoever is signed in; null while the router does not say. */
  readonly role: string | null;
  /** The account that is signed in; null while the router does not say. */
  readonly accountId: string | null;
  /** Whether the view is another account's, where nothing can be changed and no file be taken. */
  readonly isViewing: boolean;
  /** When whoever is signed in may change what is on readers. */
  readonly deviceWrites: DeviceWrites;
  readonly connection: Connection;
  /** Readers that somebody should look at; undefined while nobody says. */
  readonly readersInTrouble: number | undefined;
  /** Asks this page's server. @returns whether it answers and the session lives: only then may the page be left. */
  readonly check: () => Promise<boolean>;
  /** Renders the page's data anew, if its server answers: a page must not be lost to the browser's own error page. */
  readonly refresh: () => Promise<void>;
}

const FrameContext = createContext<Frame | undefined>(undefined);

interface Props {
  /** Undefined while the router does not say. */
  readonly places: readonly FramePlace[] | undefined;
  /** Of whoever is signed in; null while the router does not say. */
  readonly role: string | null;
  /** The account that is signed in; null while the router does not say. */
  readonly accountId: string | null;
  readonly isViewing: boolean;
  /** When whoever is signed in may change what is on readers, before anything is told. */
  readonly deviceWrites: DeviceWrites;
  readonly children: ReactNode;
}

/** Follows the places and the connection for the pages below it. */
export function FrameProvider({ places, role, accountId, isViewing, children, ...initial }: Props) {
  const router = useRouter();
  const { takeList, ...followed } = usePlaceStates({ initial: places ?? [], seesReaders: seesReaders(role) });
  const [deviceWrites, takeWrites] = useToldWrites(initial.deviceWrites);
  const takeAnswer: Parameters<typeof useConnection>[0] = useCallback(
    (answer) => {
      takeList(answer.places, answer.askedAtMs);
      takeWrites(answer.deviceWrites);
    },
    [takeList, takeWrites],
  );
  const { connection, check } = useConnection(takeAnswer);
  const refresh = useCallback(async () => {
    if (await check()) startTransition(() => router.refresh());
  }, [check, router]);
  useEffect(() => {
    if (followed.beginnings > 0) void check(); // what is so already, the stream does not tell
  }, [check, followed.beginnings]);
  const count = useToFixCount(role !== null && hasEntry(role, "toFix"), places ?? []);
  const alerts = useOpenAlerts(role !== null && hasEntry(role, "alerts"));
  const readersInTrouble = useReaderTrouble(seesReaders(role), followed.readerChanges);
  useRefreshOnReturn(refresh, { ...followed, connection, isUnknown: places === undefined });
  return (
    <FrameContext
      value={{
        ...followed,
        ...count,
        ...alerts,
        places: places ?? [],
        role,
        accountId,
        isViewing,
        deviceWrites,
        connection,
        readersInTrouble,
        check,
        refresh,
      }}
    >
      {children}
    </FrameContext>
  );
}

interface Moment extends Pick<FollowedStates, "beginnings"> {
  readonly connection: Connection;
  /** Whether the page was made while the router did not answer. */
  readonly isUnknown: boolean;
}

/** Whatever was away is back: what the page was made from may be old. */
function useRefreshOnReturn(refresh: () => Promise<void>, { beginnings, connection, isUnknown }: Moment): void {
  const last = useRef({ beginnings: 1, kind: connection.kind });
  useEffect(() => {
    const hasBegunAgain = beginnings > last.current.beginnings || (beginnings === 1 && isUnknown);
    const isServedAgain = last.current.kind === "lost" && connection.kind === "served";
    last.current = { beginnings: Math.max(1, beginnings), kind: connection.kind };
    if (hasBegunAgain || isServedAgain) void refresh();
  }, [beginnings, connection.kind, isUnknown, refresh]);
}

/** The frame around a page. @throws {Error} outside of it. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === undefined) throw new Error("no frame around this component");
  return frame;
}
