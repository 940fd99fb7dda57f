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
  return attendanceLine.safeParse(parseJson(text)).data;
}

const anyEntry = z.object({ epoch: z.string().min(1), seq: z.int().min(1), kind: z.string().min(1) });

/** An entry of whatever kind. */
export interface AttendanceEntry {
  readonly epoch: string;
  readonly seq: number;
  /** `undefined`: it is of a kind that only a newer attendance knows, and tells nothing. */
  readonly day: AttendanceLine | undefined;
}

/** Reads one line of whatever kind; `undefined` for one that is none, or says its own kind wrongly. */
export function parseAttendanceEntry(text: string): AttendanceEntry | undefined {
  const entry = anyEntry.safeParse(parseJson(text)).data;
  if (entry === undefined) return undefined;
  const { epoch, seq, kind } = entry;
  const day = parseAttendanceLine(text);
  return day === undefined && kind === "DAY" ? undefined : { epoch, seq, day };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // no JSON
  }
}
