import { z } from "zod";

const count = z.int().min(0);

const placeFigures = z.object({
  placeId: z.string().min(1),
  /** People who left and are enrolled on readers of the place. */
  leaversEnrolled: count,
  /** People who punched on a day under way on which they do not work: a day off, a holiday, leave. */
  punchedOnDayOff: count,
  /** People of the place who punched far outside of the shift of a working day under way. */
  punchedOutOfHours: count.default(0), // one of before leaves it out
});

const placeGap = z.object({
  placeId: z.string().min(1),
  /** Why nobody can say who did not come there. */
  doubt: z.enum(["PLACE_SILENT", "PLACE_BEHIND", "READER_NOT_PROVED"]),
  /** Since when, milliseconds since 1970; null where nobody knows. */
  sinceMs: z.int().nullable(),
  /** Global ids of the readers that are not proved. */
  readers: z.array(z.string()).readonly(),
});

const presenceSums = z.object({
  /** Of which business day; null: of those of whom nobody knows their day. */
  date: z.iso.date().nullable(),
  /** People who work on the day: those that came, are not due yet, are late or absent, and those of whom nobody knows. */
  expected: count,
  /** Of them, who came. */
  present: count,
  /** Of those that came. */
  cameLate: count,
  notDue: count,
  /** Due, and not there. */
  late: count,
  /** Not there until the end of the shift. */
  absent: count,
  onLeave: count,
  dayOff: count,
  /** Nobody knows whether they came, or whether they work on the day at all. */
  unknown: count,
});

const placePresence = z.object({
  placeId: z.string().min(1),
  /** By the business days that its people are on: whoever works by night is on the day before until late in the morning. */
  days: z.array(presenceSums).readonly(),
  /**
   * People of whom an entry or a leave of a day of this last month is missing, each once: by the number of the feed at which the last such day
   * was found.
   */
  missingPunches: z.array(z.object({ seq: count, people: count })).readonly(),
  /** The place and others where its people may have punched, of which something is not known. */
  gaps: z.array(z.string().min(1)).readonly(),
});

const presenceFigures = z.object({
  /** Of which moment the counts are, milliseconds since 1970. */
  atMs: z.int().min(0),
  /** False while records of these days wait to be worked out anew: none of those people is late or absent. */
  isWorkedOut: z.boolean(),
  /** The number of the feed up to which `missingPunches` say everything: what is found later has a greater one. */
  feedSeq: count,
  /** Every place that attendance follows. */
  places: z.array(placePresence).readonly(),
  /** What is not known, once of each place. */
  gaps: z.array(placeGap).readonly(),
});

const attendanceFigures = z.object({
  places: z.array(placeFigures).readonly(),
  /** Where it was asked for. One of another version may have another shape: the rest is read all the same. */
  presence: presenceFigures.optional().catch(undefined),
});

/** What attendance counts at a place now. */
export type PlaceFigures = Readonly<z.infer<typeof placeFigures>>;
/** What is not known of a place. */
export type PlaceGap = Readonly<z.infer<typeof placeGap>>;
/** People of a place on a business day, in counts. */
export type PresenceSums = Readonly<z.infer<typeof presenceSums>>;
/** Where the people of a place stand in the days under way. */
export type PlacePresence = Readonly<z.infer<typeof placePresence>>;
/** The same of every place, at one moment. */
export type PresenceFigures = Readonly<z.infer<typeof presenceFigures>>;
/** The answer of attendance's `GET /figures`: of each place, counts, and nobody by name or id. */
export type AttendanceFigures = Readonly<z.infer<typeof attendanceFigures>>;

/** Reads an answer; `undefined` for one that is none. Keys that it does not know are left out. */
export function parseAttendanceFigures(text: string): AttendanceFigures | undefined {
  try {
    return attendanceFigures.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // no JSON
  }
}
