import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { DeviceRecord } from "../device.ts";
import { type FactsChange, isGapOpen } from "../gap.ts";
import type { PushFacts } from "./push-facts.ts";
import { toInstantMs } from "./reader-clock.ts";

type PushingReader = DeviceRecord & { readonly push: PushFacts };

/** That a reader's log was cleared, at a time of its own clock. */
interface Cleared {
  readonly localTime: string;
  readonly zone: ReaderZone;
}

/**
 * What changes when a reader tells that its log was cleared: what it may have held that is not here can be known to nobody, and is
 * shown as a gap. That is what came since it was compared last, and the time of which it counted more rows than it sent. Followers
 * are told before what is compared next proves anything.
 *
 * @returns nothing where it was told before
 */
export function toClearedLog(device: PushingReader, cleared: Cleared, nowMs: number): readonly FactsChange[] {
  const { push } = device;
  if ((push.clearedAt ?? "") >= cleared.localTime) return [];
  const { proof: _before, check: _running, differs: _differed, withdrawn: _missing, ...others } = push;
  return [...toLost(device, cleared, nowMs), { facts: { push: { ...others, clearedAt: cleared.localTime } } }];
}

function toLost(device: PushingReader, cleared: Cleared, nowMs: number): readonly FactsChange[] {
  const { withdrawn } = device.push;
  const before = withdrawn === undefined ? [] : [toLostGap(withdrawn.fromMs, withdrawn.toMs)];
  const since = toSince(device, cleared, nowMs);
  const { gapFromMs } = device;
  if (!isGapOpen(device) || gapFromMs === undefined)
    return [...before, ...since.map(({ fromMs, toMs }) => toLostGap(fromMs, toMs))];
  const watched = since.filter(({ fromMs }) => fromMs < gapFromMs).map(({ fromMs }) => toLostGap(fromMs, gapFromMs));
  const open = { gapFromMs, gapClosedMs: undefined, gapClosing: "LOG_LOST" } as const;
  return [...before, ...watched, { facts: open, feed: "GAP" }];
}

/** From when on it may have held rows that nobody compared: one that never was may have been cleared before it called here. */
function toSince({ provedMs, push }: PushingReader, { localTime, zone }: Cleared, nowMs: number) {
  const clearedMs = toInstantMs(localTime, zone);
  const fromMs = push.proof === undefined ? push.firstMs : (provedMs ?? push.proof.untilMs);
  const isWithin = clearedMs > fromMs && clearedMs <= nowMs;
  if (push.proof === undefined && !isWithin) return [];
  const toMs = isWithin ? clearedMs : nowMs;
  return fromMs < toMs ? [{ fromMs, toMs }] : [];
}

function toLostGap(gapFromMs: number, gapClosedMs: number): FactsChange {
  return { facts: { gapFromMs, gapClosedMs, gapClosing: "LOG_LOST", gapRows: undefined }, feed: "GAP" };
}
