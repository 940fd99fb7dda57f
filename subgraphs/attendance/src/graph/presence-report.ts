import type { PlaceDoubt } from "../domain/presence/place-doubt.ts";

/** How many people stand where, in the words of the graph. */
export interface PresenceCountsReport {
  readonly people: number;
  readonly in: number;
  readonly openTooLong: number;
  readonly left: number;
  readonly onLeave: number;
  readonly dayOff: number;
  readonly expected: number;
  readonly late: number;
  readonly absent: number;
  readonly unknown: number;
  readonly cameLate: number;
}

/** A place on the board, in the words of the graph. */
export interface PlacePresenceReport {
  readonly place: { readonly id: string };
  readonly counts: PresenceCountsReport;
  readonly asOf: string | null;
  readonly doubt: PlaceDoubt | null;
  readonly lastPunchAt: string | null;
}
