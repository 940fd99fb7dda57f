import { z } from "zod";

const attendanceLine = z.object({
  /** Of the store; another one means that its positions begin anew. */
  epoch: z.string().min(1),
  /** The entry's position in the feed; of two entries about the same day the one with the greater is the later one. */
  seq: z.int().min(1),
  /** When it changed, milliseconds since 1970. */
  atMs: z.int(),
  /** A day record is another than it was. */
  kind: z.literal("DAY"),
  /** Id of the person. */
  ref: z.string().min(1),
  /** Whose rules measured the day; where there is no record any more, the last one's. */
  placeId: z.string().min(1),
  /** The department of the person on that date; null for none. */
  departmentId: z.string().min(1).nullable(),
  /** The business date, `YYYY-MM-DD`. */
  date: z.iso.date(),
  /** Such as `PRESENT`; null where there is no record any more. */
  status: z.string().min(1).nullable(),
  /** Such as `LATE`, in alphabetical order. */
  flags: z.array(z.string().min(1)).readonly(),
  /** The day is over, and everything is known of it. */
  isFinal: z.boolean(),
});

/** One entry of attendance's change feed: a line of `GET /feed?after=&limit=`, NDJSON. It says who by id, and nothing by name. */
export type AttendanceLine = Readonly<z.infer<typeof attendanceLine>>;

const KEYS = attendanceLine.keyof().options;

/** The line with its end. The same entry has the same bytes. */
export function encodeAttendanceLine(line: AttendanceLine): string {
  return `${JSON.stringify(Object.fromEntries(KEYS.map((key) => [key, line[key]])))}\n`;
}

/**
 * Reads one line, with or without its end; `undefined` for one that is none. Keys that it does not know are left out: a newer
 * attendance may send them.
 */
export function parseAttendanceLine(text: string): AttendanceLine | undefined {
  try {
    return attendanceLine.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // no JSON
  }
}
