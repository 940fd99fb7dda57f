import type { DeviceFacts, DeviceRecord } from "../device.ts";
import { closeGap, type FactsChange, isGapOpen } from "../gap.ts";
import type { ReaderZone } from "@biometricflow/rules/reader-time";
import { toClearedLog } from "./cleared-log.ts";
import type { PushFacts, RunningCheck, WithdrawnTime } from "./push-facts.ts";
import type { CheckStep } from "./range-check.ts";
import { toInstantMs, toReaderClock } from "./reader-clock.ts";

type CheckEnd = Exclude<CheckStep, { kind: "ASK" }>;

/** What the end of a check changes of what is known of the reader. The first change may tell followers of a closed gap. */
export function toCheckEnd(
  device: DeviceRecord & { readonly push: PushFacts },
  { check, end, zone }: { readonly check: RunningCheck; readonly end: CheckEnd; readonly zone: ReaderZone },
  nowMs: number,
): readonly FactsChange[] {
  const { check: _ended, differs, ...others } = device.push;
  const push = { ...others, checkEndedMs: nowMs };
  const kept = differs === undefined ? push : { ...push, differs };
  switch (end.kind) {
    case "PROVED":
      return onProved(device, { push: keepOlder(kept, end), check, end, zone }, nowMs);
    case "DIFFERS": {
      const { from, to, readerRows, ledgerRows } = end;
      const lost = isLogGone(device, end) ? toClearedLog(device, { localTime: check.newest, zone }, nowMs) : [];
      if (lost.length > 0) return lost;
      const withdrawn = toWithdrawn(device, end, zone);
      const facts = { checkedMs: nowMs, push: { ...push, differs: { from, to, readerRows, ledgerRows } } };
      if (withdrawn === undefined) return [{ facts }];
      return [{ facts: { ...facts, push: { ...facts.push, withdrawn } }, feed: "PROOF" }];
    }
    case "SENT":
      return [...toClosedGap(device, check.from, { zone, nowMs }), { facts: { push: { ...kept, hasNoSums: true } } }];
    case "NOT_OFFERED":
      return [{ facts: { push: { ...kept, hasNoSums: true } } }];
    case "FAILED":
      return [{ facts: { push: kept } }];
  }
}

/**
 * Whether the reader began a new log and did not say so, as after a reset: it lacks rows that it sent once, and counts fewer than when it
 * was compared last. A log only grows otherwise, or stays as full as it is.
 */
function isLogGone(
  { punches, push: { proof } }: DeviceRecord & { readonly push: PushFacts },
  { readerRows, ledgerRows }: Extract<CheckEnd, { kind: "DIFFERS" }>,
): boolean {
  // The count of some firmware is off by one from its sums.
  const counted = proof === undefined ? undefined : (proof.counted ?? proof.rows - 1);
  return readerRows < ledgerRows && punches !== undefined && counted !== undefined && punches < counted;
}

/**
 * The time that followers take for proved and of which rows turn out to be missing. The time that is compared moves on with the
 * clock: what they were told already is not told again.
 */
function toWithdrawn(
  { push, toldMs = 0 }: DeviceRecord & { readonly push: PushFacts },
  { from, to, readerRows, ledgerRows }: Extract<CheckEnd, { kind: "DIFFERS" }>,
  zone: ReaderZone,
): WithdrawnTime | undefined {
  const { fromMs, toMs } = { fromMs: toInstantMs(from, zone), toMs: Math.min(toInstantMs(to, zone) + 1_000, toldMs) };
  const { withdrawn: told } = push;
  const isTold = told !== undefined && told.fromMs <= fromMs && told.toMs >= toMs;
  return readerRows <= ledgerRows || fromMs >= toMs || isTold ? undefined : { fromMs, toMs };
}

/** A difference that lies before what was compared is one still. */
function keepOlder(push: PushFacts, { from, reachesStart }: Proved["end"]): PushFacts {
  const { differs, ...others } = push;
  return differs === undefined || reachesStart || differs.from >= from ? others : push;
}

interface Proved {
  readonly push: PushFacts;
  readonly check: RunningCheck;
  readonly end: Extract<CheckEnd, { kind: "PROVED" }>;
  readonly zone: ReaderZone;
}

function onProved(device: DeviceRecord, { push, check, end, zone }: Proved, nowMs: number): readonly FactsChange[] {
  const { hasNoSums: _tells, ...others } = push;
  const { untilMs, newest: to } = check;
  const told = { to, untilMs, ...(device.punches !== undefined && { counted: device.punches }) };
  const whole = { ...others, wholeCheckMs: nowMs, proof: { from: end.from, rows: end.rows, ...told } };
  const known = others.proof;
  const recent = known === undefined ? others : { ...others, proof: { ...known, ...told } };
  const { withdrawn: _over, ...proved } = end.reachesStart ? whole : recent;
  const facts: Partial<DeviceFacts> = { checkedMs: nowMs, provedMs: untilMs, toldMs: untilMs, push: proved };
  const isTold = others.differs === undefined && (end.reachesStart || known !== undefined);
  return [
    ...toClosedGap(device, end.from, { zone, nowMs }),
    isTold ? { facts, feed: "PROOF" } : { facts: { push: recent } },
  ];
}

function toClosedGap(
  device: DeviceRecord,
  from: string,
  { zone, nowMs }: { readonly zone: ReaderZone; readonly nowMs: number },
): readonly FactsChange[] {
  const { gapFromMs, gapClosing, push } = device;
  if (!isGapOpen(device) || gapFromMs === undefined) return [];
  // What came before its log was cleared in that time, no comparison tells.
  const { clearedAt = "" } = gapClosing === "LOG_LOST" ? (push ?? {}) : {};
  const began = toReaderClock(gapFromMs, zone);
  if ((began > clearedAt ? began : clearedAt) < from) return [];
  return [closeGap(device, nowMs, "SUMS")];
}
