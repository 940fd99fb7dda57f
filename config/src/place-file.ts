import { z } from "zod";
import { origin, port, text } from "./fields.ts";
import { LOOPBACK } from "./hosts.ts";

const placeId = z
  .string({ error: "a place id" })
  .regex(/^[a-z][a-z0-9-]{0,31}$/, "a place id: a-z, 0-9 and -, starting with a letter, up to 32");
const readerId = z
  .string({ error: "a reader id" })
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "a reader id: letters, digits, . _ -, up to 64");
const timeZone = z.string({ error: "an IANA time zone" }).refine(isTimeZone, "an IANA time zone such as Asia/Riyadh");
const date = z
  .string({ error: "a date" })
  .regex(/^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}Z?)?$/, "a date such as 2026-01-31");

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: name });
    return name.includes("/") || name === "UTC";
  } catch {
    return false; // Intl throws RangeError for a zone it does not know
  }
}

/** How a reader of a simulated organisation is filled. */
const simulate = z.strictObject({
  /** Rows of its attendance log at the start. */
  rows: z.int({ error: "a number of rows" }).min(0, "0 or more rows").max(1_000_000, "at most 1,000,000 rows"),
  /** The same seed gives the same people and rows. */
  seed: z.int({ error: "a whole number" }),
});

/** `LIVE` keeps the session open; `POLL(60)` visits every 60 s where another program needs the reader's one slot. */
const mode = z.string({ error: "LIVE or POLL(seconds)" }).regex(/^(LIVE|POLL\(\d{1,5}\))$/, "LIVE or POLL(seconds)");

const LAYOUTS = ["AUTO", "R8_TIME3", "R8_TIME4", "R16", "R40", "R49"] as const;

const reader = z.strictObject({
  id: readerId,
  name: text,
  host: text.default(LOOPBACK),
  port: port.default(4370),
  commKey: z
    .union([z.int().min(0).max(999_999_999), text], { error: "a number, or the name of a file that holds it" })
    .default(0),
  transport: z.enum(["tcp", "udp", "push"], { error: "tcp, udp or push" }).default("tcp"),
  mode: mode.default("LIVE"),
  /** Rows made before this date belong to where the reader hung before. */
  since: date.optional(),
  /** The reader keeps this offset instead of the place's zone, such as `+01:00`. */
  fixedOffset: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/, "an offset such as +01:00")
    .optional(),
  textEncoding: text.default("utf-8"),
  /** How rows of the log are laid out, where bytes and count leave it open; see the reader's `DEVICE_PROTOCOL_ERROR`. */
  recordLayout: z.enum(LAYOUTS, { error: LAYOUTS.join(", ") }).default("AUTO"),
  /** Which code comes first in rows of 16 bytes. */
  sixteenByteOrder: z
    .enum(["VERIFY_FIRST", "STATE_FIRST"], { error: "VERIFY_FIRST or STATE_FIRST" })
    .default("VERIFY_FIRST"),
  enabled: z.boolean({ error: "true or false" }).default(true),
  simulate: simulate.optional(),
});

/** What every place has, wherever it runs. */
const identity = { id: placeId, name: text, location: text, timeZone };

/** `places/<id>.json` of a place that this machine runs. */
export const placeFile = z.strictObject({
  ...identity,
  port,
  pushPort: port.optional(),
  /** Host the place listens on. */
  host: text.default(LOOPBACK),
  weekend: z
    .array(z.enum(["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], { error: "a day such as FRI" }))
    .default(["FRI", "SAT"]),
  notBefore: date.default("2015-01-01"),
  futureToleranceMinutes: z.int().min(0).max(1440).default(10),
  readers: z.array(reader, { error: "a list of readers" }),
});

/** `places/<id>.json` of a place on another machine: `url` stands for everything that only that machine needs. */
export const remotePlaceFile = z.strictObject({ ...identity, url: origin });

/** The content of a place file, defaults filled in. */
export type PlaceFile = Readonly<z.output<typeof placeFile>>;
/** The content of the file of a place on another machine. */
export type RemotePlaceFile = Readonly<z.output<typeof remotePlaceFile>>;
/** One reader of a place file, defaults filled in. */
export type ReaderFile = Readonly<z.output<typeof reader>>;
