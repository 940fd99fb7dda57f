import { toMinuteOfDay, toQuietMinutes } from "@biometricflow/config/day-minutes";
import { createAddressCheck, isPublicAddress } from "@biometricflow/config/hosts";
import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import type { PushPlan } from "./push/push-plan.ts";
import type { IntakePlan } from "./intake-plan.ts";
import type { ClockRules } from "../domain/clocks/clock-rules.ts";
import type { ReaderMode, ReaderPlan } from "./reader-plan.ts";
import type { ReaderZone } from "@biometricflow/rules/reader-time";
import { toCommKeyStrength } from "../domain/comm-key-strength.ts";
import { type DailyRead, toSpreadMinute } from "../domain/daily-hours.ts";
import type { DeviceSetup } from "../domain/device.ts";
import { createReaderTimeline } from "../domain/local-time.ts";
import type { Service } from "../domain/served-time.ts";
import type { RowLimits } from "../domain/set-aside.ts";

type CollectedReader = ReaderConfig & { readonly transport: "tcp" | "udp" };

/** Whether a collector visits the reader: switched-off ones wait, push readers come by themselves. */
function isCollected(reader: ReaderConfig): reader is CollectedReader {
  return reader.enabled && reader.transport !== "push";
}

/** Enabled readers that push where the place has no port for them; they are shown as DISABLED. */
export function listUnreachedReaders(place: PlaceConfig): readonly string[] {
  return place.readers.filter((reader) => reader.enabled && !isServed(place, reader)).map((reader) => reader.id);
}

function isServed({ push }: PlaceConfig, reader: ReaderConfig): boolean {
  return isCollected(reader) || (reader.enabled && push !== undefined);
}

/** The readers of a place that call by themselves; none where it has no port for them. */
export function toPushPlans(place: PlaceConfig): readonly PushPlan[] {
  const { push } = place;
  if (push === undefined) return [];
  return place.readers
    .filter(({ enabled, transport }) => enabled && transport === "push")
    .map((reader) => ({
      readerId: reader.id,
      serialNumber: reader.serialNumber,
      isAddressAllowed: createAddressCheck(reader.allow ?? push.allow),
      commKey: reader.commKey,
      zone: toZone(place.timeZone, reader.fixedOffset),
      limits: toLimits(place, reader),
      textEncoding: reader.textEncoding,
    }));
}

function toLimits(place: PlaceConfig, { since }: ReaderConfig): RowLimits {
  return { notBefore: place.notBefore, futureToleranceMinutes: place.futureToleranceMinutes, since };
}

const FOR_OTHERS = 0o077;

/** Files with comm keys of real readers that others than their owner may read; those of simulated ones are no secrets. */
export function listOpenCommKeys(place: PlaceConfig, readMode: (file: string) => number): readonly string[] {
  const files = place.readers.flatMap(({ commKeyFile, simulate }) =>
    commKeyFile === undefined || simulate !== undefined ? [] : [commKeyFile],
  );
  return [...new Set(files)].filter((file) => (readMode(file) & FOR_OTHERS) !== 0);
}

/** The readers of a place as the ledger shows them. */
export function toDeviceSetups(place: PlaceConfig): readonly DeviceSetup[] {
  return place.readers.map((reader) => ({
    readerId: reader.id,
    name: reader.name,
    address: reader.transport === "push" ? "push" : `${reader.host}:${reader.port}`,
    isEnabled: isServed(place, reader),
    isPushing: reader.transport === "push",
    ...toWay(reader),
    isAdded: reader.isAdded === true,
    textEncoding: reader.textEncoding,
    recordLayout: reader.recordLayout,
    sixteenByteOrder: reader.sixteenByteOrder,
    // Of a reader that pushes it is the push port that is judged: nobody calls the reader.
    ...(reader.transport === "push"
      ? {}
      : { commKeyStrength: toCommKeyStrength(reader.commKey), hasPublicAddress: isPublicAddress(reader.host) }),
    zone: toZone(place.timeZone, reader.fixedOffset),
    clockRules: toClockRules(place, reader),
    ...toDailyRead(place, reader),
  }));
}

/** How a reader is reached, and how often. */
function toWay({ transport, mode }: ReaderConfig): Pick<DeviceSetup, "transport" | "pollSeconds"> {
  const parsed = parseMode(mode);
  const isPolled = transport !== "push" && parsed.kind === "POLL";
  return { transport, ...(isPolled && { pollSeconds: parsed.everyMs / 1_000 }) };
}

/** When the whole log of a reader is read each day, of one that is read. */
function toDailyRead({ timeZone, dailyRead }: PlaceConfig, reader: ReaderConfig): { readonly dailyRead?: DailyRead } {
  if (!isCollected(reader)) return {};
  const { at, spreadMinutes, quiet } = dailyRead;
  const atMinute = toSpreadMinute(toMinuteOfDay(at), spreadMinutes, reader.id);
  return { dailyRead: { timeZone, atMinute, quiet: quiet.map(toQuietMinutes) } };
}

/** What a place says of punches that no reader brings. */
export function toIntakePlan(place: PlaceConfig): IntakePlan {
  const { id: placeId, timeZone, notBefore, futureToleranceMinutes, recordPunch: rules } = place;
  const readers = place.readers.map(
    (reader) =>
      [
        reader.id,
        {
          zone: toZone(timeZone, reader.fixedOffset),
          limits: toLimits(place, reader),
          textEncoding: reader.textEncoding,
        },
      ] as const,
  );
  return {
    ...{ placeId, timeZone, rules, readers: new Map(readers) },
    limits: { notBefore, futureToleranceMinutes, since: undefined },
  };
}

/** Which readers record punches for the place: also those that no collector of this version can visit. */
export function toServices(place: PlaceConfig): readonly Service[] {
  return place.readers.map(({ id, enabled, since, fixedOffset }) => ({
    readerId: id,
    isServing: enabled,
    sinceMs: since === undefined ? undefined : toSinceMs(since, toZone(place.timeZone, fixedOffset)),
  }));
}

/** `since` is a date, a time on the reader's own clock, or an instant with `Z`. */
function toSinceMs(since: string, zone: ReaderZone): number {
  if (since.endsWith("Z")) return Date.parse(since);
  const localTime = since.length === 10 ? `${since}T00:00:00` : since;
  return createReaderTimeline(zone, undefined).next(localTime).atMs;
}

function toZone(timeZone: string, fixedOffset: string | undefined): ReaderZone {
  return { timeZone, ...(fixedOffset === undefined ? {} : { fixedOffset }) };
}

/** The readers of a place that collectors visit. */
export function toReaderPlans(place: PlaceConfig): readonly ReaderPlan[] {
  return place.readers.filter(isCollected).map((reader) => ({
    readerId: reader.id,
    host: reader.host,
    port: reader.port,
    transport: reader.transport,
    driver: reader.driver,
    commKey: reader.commKey,
    mode: parseMode(reader.mode),
    textEncoding: reader.textEncoding,
    recordLayout: reader.recordLayout,
    sixteenByteOrder: reader.sixteenByteOrder,
    zone: toZone(place.timeZone, reader.fixedOffset),
    limits: toLimits(place, reader),
    clockRules: toClockRules(place, reader),
  }));
}

function toClockRules({ clock: ofPlace, timeZone }: PlaceConfig, { clock: own }: ReaderConfig): ClockRules {
  const { policy, above, quiet, mostPerDay, correctZone } = { ...ofPlace, ...own };
  return {
    ...{ policy, timeZone, mostPerDay },
    aboveSeconds: above,
    quiet: quiet.map(toQuietMinutes),
    isZoneCorrected: correctZone,
  };
}

/** `LIVE` or `POLL(seconds)`; the configuration lets nothing else through. */
function parseMode(mode: string): ReaderMode {
  const seconds = /^POLL\((\d+)\)$/.exec(mode)?.[1];
  return seconds === undefined ? { kind: "LIVE" } : { kind: "POLL", everyMs: Math.max(1, Number(seconds)) * 1000 };
}
