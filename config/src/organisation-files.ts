import { z } from "zod";

const MAX_PORT = 32_767; // above lies the range the kernel hands out; fixed ports there fail at random

const port = z
  .int({ error: "a port number" })
  .min(0, "a port of at least 0")
  .max(MAX_PORT, `a port of at most ${MAX_PORT}`);
const text = z.string({ error: "a text" }).min(1, "a text that is not empty");
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

const reader = z.strictObject({
  id: readerId,
  name: text,
  host: text.default("127.0.0.1"),
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
  enabled: z.boolean({ error: "true or false" }).default(true),
  simulate: simulate.optional(),
});

/** `places/<id>.json`. */
export const placeFile = z.strictObject({
  id: placeId,
  name: text,
  location: text,
  timeZone,
  port,
  pushPort: port.optional(),
  /** Host the place listens on. */
  host: text.default("127.0.0.1"),
  weekend: z
    .array(z.enum(["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], { error: "a day such as FRI" }))
    .default(["FRI", "SAT"]),
  notBefore: date.default("2015-01-01"),
  futureToleranceMinutes: z.int().min(0).max(1440).default(10),
  readers: z.array(reader),
});

/** `organisation.json`. */
export const organisationFile = z.strictObject({
  name: text,
  /** Relative to the organisation folder. */
  dataDir: text,
  ports: z.strictObject({
    router: port,
    directory: port,
    attendance: port.optional(),
    web: port,
    /** The control port of simulated readers; omitted: 14300, or any free port where that is taken. */
    simulator: port.optional(),
  }),
  /** Relative to the organisation folder; default `<dataDir>/keys/identity.key`. */
  identityKeyFile: text.optional(),
});

/** The content of `organisation.json`, defaults filled in. */
export type OrganisationFile = Readonly<z.output<typeof organisationFile>>;
/** The content of a place file, defaults filled in. */
export type PlaceFile = Readonly<z.output<typeof placeFile>>;
/** One reader of a place file, defaults filled in. */
export type ReaderFile = Readonly<z.output<typeof reader>>;
