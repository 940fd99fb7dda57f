import { toShownText } from "../identity-text.ts";

const MAX_PAIRS = 500;

/** `key=value` texts by their names in small letters, the mark of read-only options (`~`) left out; what is no pair is left out. */
export type Pairs = ReadonlyMap<string, string>;

/**
 * Parses the settings that a reader tells, `key=value,~key=value` or a line each. Texts that nobody can read are left out, so
 * that what is shown of a reader is text.
 */
export function parsePairs(text: string, separators: RegExp = /[,\r\n\t]+/): Pairs {
  const pairs = new Map<string, string>();
  for (const part of text.split(separators, MAX_PAIRS)) {
    const end = part.indexOf("=");
    const value = toShownText(part.slice(end + 1).trim());
    if (end > 0 && value !== undefined) pairs.set(toName(part.slice(0, end)), value);
  }
  return pairs;
}

function toName(name: string): string {
  return name.trim().replace(/^~/, "").toLowerCase();
}

/** What a reader says of itself; `undefined` where it does not. */
export interface PushedFacts {
  readonly model: string | undefined;
  readonly firmware: string | undefined;
  readonly platform: string | undefined;
  readonly macAddress: string | undefined;
  readonly users: number | undefined;
  /** Rows of its log. */
  readonly punches: number | undefined;
  readonly capacity: number | undefined;
}

/** Reads what a reader says of itself in its settings, or in the result of INFO. */
export function toPushedFacts(pairs: Pairs): PushedFacts {
  return {
    model: pairs.get("devicename"),
    firmware: pairs.get("fwversion") ?? pairs.get("firmver"),
    platform: pairs.get("platform"),
    macAddress: pairs.get("mac"),
    users: toCount(pairs.get("usercount")),
    punches: toCount(pairs.get("transactioncount") ?? pairs.get("attlogcount")),
    capacity: toCapacity(pairs.get("maxattlogcount")),
  };
}

/** The capacity is told in units of 10,000 rows. */
function toCapacity(text: string | undefined): number | undefined {
  const units = toCount(text);
  return units === undefined ? undefined : units * 10_000;
}

/** Reads `INFO=firmware,users,fingers,logs,address,...` of a request for commands. */
export function parsePollInfo(text: string | undefined): PushedFacts | undefined {
  if (text === undefined) return undefined;
  const [firmware, users, , punches] = text.split(",", 8);
  const none = { model: undefined, platform: undefined, macAddress: undefined, capacity: undefined };
  return { ...none, firmware: toShownText(firmware?.trim()), users: toCount(users), punches: toCount(punches) };
}

function toCount(text: string | undefined): number | undefined {
  return text !== undefined && /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : undefined;
}
