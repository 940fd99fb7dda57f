import { createOffsetPeriods } from "@biometricflow/rules/zone-offsets";
import { toRecordedDigest } from "../identity.ts";
import type { LedgerRow } from "../punch.ts";
import { type RowLimits, toRowSetAside } from "../set-aside.ts";

/** Where another program takes punches. */
export type RecordedChannel = "APP" | "KIOSK";

/** What a place does with punches of a channel. */
export type RecordRule = "COUNTS" | "NEEDS_APPROVAL" | "REFUSED";

/** Where somebody punched: WGS 84 in degrees. */
export interface Position {
  readonly latitude: number;
  readonly longitude: number;
  /** How far off it may be. */
  readonly accuracyMeters: number | undefined;
}

/** A punch as another program tells it. */
export interface ToldPunch {
  readonly channel: RecordedChannel;
  /** Names the punch: told twice it is one. */
  readonly key: string;
  readonly pin: string;
  /** Milliseconds UTC; parts of a second are dropped. */
  readonly atMs: number;
  readonly stateCode: number;
  readonly position: Position | undefined;
  readonly note: string | undefined;
}

/** What was told beside a punch, and by whom. */
export interface ToldBeside extends Pick<ToldPunch, "position" | "note"> {
  readonly by: string;
}

/** What turns told punches into rows of the ledger. */
export interface RecordSource {
  readonly placeId: string;
  /** The organisation's identity key. */
  readonly identityKey: Uint8Array;
  readonly timeZone: string;
  readonly limits: RowLimits;
  readonly rule: Exclude<RecordRule, "REFUSED">;
  /** Who tells it. */
  readonly by: string;
  readonly receivedAtMs: number;
}

/** "Other", as readers write it: nobody here saw how the person was verified. */
const OTHER_VERIFY_CODE = 200;
const SECOND_MS = 1_000;

/** The row of a told punch. A time that cannot be true sets it aside before the rule of the place does. */
export function toRecordedRow(told: ToldPunch, source: RecordSource): LedgerRow {
  const { placeId, identityKey, timeZone, limits, rule, by, receivedAtMs } = source;
  const atMs = toSecond(told.atMs);
  const { offsetMs } = createOffsetPeriods(timeZone)(atMs);
  const localTime = new Date(atMs + offsetMs).toISOString().slice(0, 19);
  const untrue = toRowSetAside({ localTime, atMs, observedAtMs: receivedAtMs }, limits);
  return {
    digest: toRecordedDigest(identityKey, { placeId, channel: told.channel, key: told.key }),
    pin: told.pin,
    atMs,
    localTime,
    offsetMinutes: offsetMs / 60_000,
    stateCode: told.stateCode,
    verifyCode: OTHER_VERIFY_CODE,
    workCode: undefined,
    raw: encodeTold(told, by),
    receivedAtMs,
    channel: told.channel,
    setAside: untrue ?? (rule === "NEEDS_APPROVAL" ? "NEEDS_APPROVAL" : undefined),
    copies: 1,
    isFirstRead: false,
  };
}

/** What was told beside a stored punch; `undefined` for a row that no program told. @param text the row's bytes */
export function parseTold(text: string | undefined): ToldBeside | undefined {
  if (text === undefined) return undefined;
  const { position, note, by }: StoredTold = JSON.parse(text);
  return {
    position: position === null ? undefined : { ...position, accuracyMeters: position.accuracyMeters ?? undefined },
    note: note ?? undefined,
    by,
  };
}

/** Whether a stored row tells the same punch, whoever told it. */
export function isToldAlike(text: string | undefined, told: ToldPunch): boolean {
  if (text === undefined) return false;
  const { by }: StoredTold = JSON.parse(text);
  return text === encodeTold(told, by).toString("utf8");
}

/** The bytes of a row: the same punch has the same, so the order of keys is part of it. */
interface StoredTold {
  readonly key: string;
  readonly pin: string;
  readonly at: string;
  readonly state: number;
  readonly position: {
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracyMeters: number | null;
  } | null;
  readonly note: string | null;
  readonly by: string;
}

function encodeTold({ key, pin, atMs, stateCode, position, note }: ToldPunch, by: string): Buffer {
  const stored: StoredTold = {
    key,
    pin,
    at: new Date(toSecond(atMs)).toISOString(),
    state: stateCode,
    position:
      position === undefined
        ? null
        : {
            latitude: position.latitude,
            longitude: position.longitude,
            accuracyMeters: position.accuracyMeters ?? null,
          },
    note: note ?? null,
    by,
  };
  return Buffer.from(JSON.stringify(stored), "utf8");
}

function toSecond(ms: number): number {
  return Math.floor(ms / SECOND_MS) * SECOND_MS;
}
