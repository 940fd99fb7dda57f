import type { DeviceFacts, DeviceRecord } from "../device.ts";
import { closeGap, type FactsChange, isGapOpen } from "../gap.ts";
import type { ReaderZone } from "@biometricflow/rules/reader-time";
import type { PushFacts, RunningCheck } from "./push-facts.ts";
import type { CheckStep } from "./range-check.ts";
import { toReaderClock } from "./reader-clock.ts";

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
      return [{ facts: { checkedMs: nowMs, push: { ...push, differs: { from, to, readerRows, ledgerRows } } } }];
    }
    case "SENT":
      return [...toClosedGap(device, check.from, { zone, nowMs }), { facts: { push: { ...kept, hasNoSums: true } } }];
    case "NOT_OFFERED":
      return [{ facts: { push: { ...kept, hasNoSums: true } } }];
    case "FAILED":
      return [{ facts: { push: kept } }];
  }
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
  const whole = { ...others, wholeCheckMs: nowMs, proof: { from: end.from, to, rows: end.rows, untilMs } };
  const known = others.proof;
  const recent = known === undefined ? others : { ...others, proof: { ...known, to, untilMs } };
  const facts: Partial<DeviceFacts> = {
    checkedMs: nowMs,
    provedMs: untilMs,
    toldMs: untilMs,
    push: end.reachesStart ? whole : recent,
  };
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
  const { gapFromMs } = device;
  if (!isGapOpen(device) || gapFromMs === undefined || toReaderClock(gapFromMs, zone) < from) return [];
  return [closeGap(device, nowMs, "SUMS")];
}
