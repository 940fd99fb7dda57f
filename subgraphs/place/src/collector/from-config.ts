import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import type { ReaderMode, ReaderPlan } from "./reader-plan.ts";
import type { DeviceSetup } from "../domain/device.ts";

/** Whether a collector visits the reader: switched-off ones wait, push readers come by themselves. */
function isCollected(reader: ReaderConfig): boolean {
  return reader.enabled && reader.transport === "tcp";
}

/** Enabled readers that no collector of this version can visit; they are shown as DISABLED. */
export function listUnreachedReaders(place: PlaceConfig): readonly string[] {
  return place.readers.filter((reader) => reader.enabled && !isCollected(reader)).map((reader) => reader.id);
}

/** The readers of a place as the ledger shows them. */
export function toDeviceSetups(place: PlaceConfig): readonly DeviceSetup[] {
  return place.readers.map((reader) => ({
    readerId: reader.id,
    name: reader.name,
    address: `${reader.host}:${reader.port}`,
    isEnabled: isCollected(reader),
    recordLayout: reader.recordLayout,
    sixteenByteOrder: reader.sixteenByteOrder,
  }));
}

/** The readers of a place that collectors visit. */
export function toReaderPlans(place: PlaceConfig): readonly ReaderPlan[] {
  return place.readers.filter(isCollected).map((reader) => ({
    readerId: reader.id,
    host: reader.host,
    port: reader.port,
    commKey: reader.commKey,
    mode: parseMode(reader.mode),
    textEncoding: reader.textEncoding,
    recordLayout: reader.recordLayout,
    sixteenByteOrder: reader.sixteenByteOrder,
    zone: {
      timeZone: place.timeZone,
      ...(reader.fixedOffset === undefined ? {} : { fixedOffset: reader.fixedOffset }),
    },
    limits: {
      notBefore: place.notBefore,
      futureToleranceMinutes: place.futureToleranceMinutes,
      since: reader.since,
    },
  }));
}

/** `LIVE` or `POLL(seconds)`; the configuration lets nothing else through. */
function parseMode(mode: string): ReaderMode {
  const seconds = /^POLL\((\d+)\)$/.exec(mode)?.[1];
  return seconds === undefined ? { kind: "LIVE" } : { kind: "POLL", everyMs: Math.max(1, Number(seconds)) * 1000 };
}
