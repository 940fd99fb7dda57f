import { z } from "zod";
import { addReaders } from "./add-rules.ts";
import { clockOfReader, placeClock } from "./clock-rules.ts";
import { quietTimes, timeOfDay } from "./day-minutes.ts";
import { network, origin, port, text } from "./fields.ts";
import { findReaders } from "./find-rules.ts";
import { LOOPBACK } from "./hosts.ts";
import { ownServerTls } from "./tls-file.ts";

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

const FORMS = ["R8_TIME3", "R8_TIME4", "R16", "R40", "R49"] as const;
const LAYOUTS = ["AUTO", ...FORMS] as const;

/** How a reader of a simulated organisation is filled. */
const simulate = z.strictObject({
  /** Rows of its attendance log at the start. */
  rows: z.int({ error: "a number of rows" }).min(0, "0 or more rows").max(1_000_000, "at most 1,000,000 rows"),
  /** The same seed gives the same people and rows. */
  seed: z.int({ error: "a whole number" }),
  /** The hours of those who come in by it: `SPLIT` is away over noon, `ROSTER` has rest days of its own. */
  hours: z.enum(["DAY", "SPLIT", "ROSTER"], { error: "DAY, SPLIT or ROSTER" }).default("DAY"),
  /** PINs of people of other simulated places who are here now and then. */
  visitors: z.array(text).default([]),
  /** How it lays out the rows of its log. */
  recordLayout: z.enum(FORMS, { error: FORMS.join(", ") }).default("R40"),
  /** How often its log was cleared before the organisation had it. */
  clears: z.int({ error: "a number of times" }).min(0, "0 or more").max(1_000, "at most 1,000").default(0),
});

/** `LIVE` keeps the session open; `POLL(60)` visits every 60 s where another program needs the reader's one slot. */
const mode = z.string({ error: "LIVE or POLL(seconds)" }).regex(/^(LIVE|POLL\(\d{1,5}\))$/, "LIVE or POLL(seconds)");

const RECORD_RULES = ["COUNTS", "NEEDS_APPROVAL", "REFUSED"] as const;
const recordRule = z.enum(RECORD_RULES, { error: RECORD_RULES.join(", ") }).default("NEEDS_APPROVAL");

/** The form of every serial number that a reader can state in an address. */
const serialNumber = z
  .string({ error: "a serial number" })
  .regex(/^[\x21-\x7e]{1,64}$/, "a serial number: up to 64 characters without spaces");

const PRIVATE_NETWORKS = [
  "127.0.0.0/8",
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "::1",
  "fc00::/7",
  "fe80::/10",
];
const networks = z.array(network, { error: "a list of addresses and networks" });

const readerKeys = z.strictObject({
  id: readerId,
  name: text,
  host: text.default(LOOPBACK),
  port: port.default(4370),
  commKey: z
    .union([z.int().min(0).max(999_999_999), text], { error: "a number, or the name of a file that holds it" })
    .default(0),
  transport: z.enum(["tcp", "udp", "push"], { error: "tcp, udp or push" }).default("tcp"),
  /** Of a reader that pushes; one without is given the number of a newcomer by whoever approves it. */
  serialNumber: serialNumber.optional(),
  /** From where it may push; from wherever the place lets readers call when omitted. */
  allow: networks.optional(),
  /** Who speaks with the reader; the package node-zklib knows connections alone. */
  driver: z.enum(["zk-pull", "node-zklib"], { error: "zk-pull or node-zklib" }).default("zk-pull"),
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
  /** What of `clock` of the place is another for this reader. */
  clock: clockOfReader.optional(),
  enabled: z.boolean({ error: "true or false" }).default(true),
  simulate: simulate.optional(),
});
/** One reader of a place file. */
export const readerFile = readerKeys.refine(({ driver, transport }) => driver === "zk-pull" || transport === "tcp", {
  path: ["driver"],
  error: "zk-pull for a reader of transport udp or push",
});

/** What every place has, wherever it runs. */
const identity = { id: placeId, name: text, location: text, timeZone };

/** `places/<id>.json` of a place that this machine runs. */
export const placeFile = z.strictObject({
  ...identity,
  port,
  /** An older key that opened nothing: whoever writes it would wait for readers in vain. */
  pushPort: z.undefined({ error: 'nothing: "push": { "port": 8100 } opens a port for readers that push' }).optional(),
  /** Where readers call that push; nobody can when omitted. */
  push: z.strictObject({ port, host: text.default(LOOPBACK), allow: networks.default(PRIVATE_NETWORKS) }).optional(),
  /** Host the place listens on. */
  host: text.default(LOOPBACK),
  /** The certificate that it shows there; it speaks plain HTTP without. */
  tls: ownServerTls.optional(),
  weekend: z
    .array(z.enum(["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"], { error: "a day such as FRI" }))
    .default(["FRI", "SAT"]),
  notBefore: date.default("2015-01-01"),
  futureToleranceMinutes: z.int().min(0).max(1440).default(10),
  /** When the whole log of each reader is read, whatever else is known of it. */
  dailyRead: z
    .strictObject({
      at: timeOfDay.default("03:00"),
      /** Each reader has a minute of its own within so many. */
      spreadMinutes: z.int().min(0).max(720).default(120),
      quiet: quietTimes.default([]),
    })
    .prefault({}),
  /** What is done about the clocks of its readers. */
  clock: placeClock,
  /** When whoever asked for a reader's log to be cleared may confirm it alone; another account may at once. */
  clearLog: z.strictObject({ aloneAfterHours: z.int().min(1).max(144).default(24) }).prefault({}),
  /** Where readers may be that are added in the graph. */
  addReaders,
  /** Where readers are looked for whose address changed; nowhere when omitted. */
  findReaders,
  /** What becomes of punches that another program tells. */
  recordPunch: z.strictObject({ APP: recordRule, KIOSK: recordRule }).prefault({}),
  readers: z.array(readerFile, { error: "a list of readers" }),
});

/** `places/<id>.json` of a place on another machine: `url` stands for everything that only that machine needs. */
export const remotePlaceFile = z.strictObject({ ...identity, url: origin });

/** The content of a place file, defaults filled in. */
export type PlaceFile = Readonly<z.output<typeof placeFile>>;
/** The content of the file of a place on another machine. */
export type RemotePlaceFile = Readonly<z.output<typeof remotePlaceFile>>;
/** One reader of a place file, defaults filled in. */
export type ReaderFile = Readonly<z.output<typeof readerFile>>;
