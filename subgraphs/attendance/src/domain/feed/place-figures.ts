import type { PlaceGap, PresenceSums } from "../presence/place-presence.ts";

/** What is counted of a place now. */
export interface PlaceFigures {
  readonly placeId: string;
  /** People who left and are enrolled there. */
  readonly leaversEnrolled: number;
  /** People who punched on a day under way on which they do not work. */
  readonly punchedOnDayOff: number;
}

/** Where the people of a place stand in the day under way. */
export interface PlacePresence extends PresenceSums {
  readonly placeId: string;
  /** Of the last days: by date, of how many people an entry or a leave is missing. */
  readonly missingPunches: readonly { readonly date: string; readonly people: number }[];
  readonly gaps: readonly PlaceGap[];
}

/** The same of every place, at one moment; milliseconds since 1970. */
export interface PresenceFigures {
  readonly atMs: number;
  /** False while records of these days wait to be worked out anew. */
  readonly isWorkedOut: boolean;
  readonly places: readonly PlacePresence[];
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
