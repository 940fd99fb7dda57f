import type { PlaceGap, PresenceSums } from "../presence/place-presence.ts";

/** What is counted of a place now. */
export interface PlaceFigures {
  readonly placeId: string;
  /** People who left and are enrolled there. */
  readonly leaversEnrolled: number;
  /** People who punched on a day under way on which they do not work. */
  readonly punchedOnDayOff: number;
  /** People of the place who punched far outside of the shift of a working day under way. */
  readonly punchedOutOfHours: number;
}

/** Where the people of a place stand in the days under way. */
export interface PlacePresence {
  readonly placeId: string;
  /** By business days, of those that anybody is on; null: of those of whom nobody knows their day. */
  readonly days: readonly (PresenceSums & { readonly date: string | null })[];
  /** Of days of this last month: of how many people an entry or a leave is missing, by the number of the feed at which the last was found. */
  readonly missingPunches: readonly { readonly seq: number; readonly people: number }[];
  /** The place and others where its people may have punched, of which something is not known. */
  readonly gaps: readonly string[];
}

/** The same of every place that is followed, at one moment; milliseconds since 1970. */
export interface PresenceFigures {
  readonly atMs: number;
  /** False while records of these days wait to be worked out anew: nobody of them is late or absent. */
  readonly isWorkedOut: boolean;
  /** The number of the feed up to which it says whose punches are missing. */
  readonly feedSeq: number;
  readonly places: readonly PlacePresence[];
  readonly gaps: readonly PlaceGap[];
}

/** What is asked. */
export interface FiguresQuestion {
  readonly nowMs: number;
  /** Where everybody stands in the day under way, too: everybody is read for it. */
  readonly withPresence: boolean;
}

/** Port: counts of each place that has any. */
export type ReadFigures = (
  question: FiguresQuestion,
) => Promise<{ readonly places: readonly PlaceFigures[]; readonly presence?: PresenceFigures }>;
