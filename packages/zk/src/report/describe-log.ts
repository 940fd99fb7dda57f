import { LAYOUT_BYTES, type AttendanceLayout, isUnwritten } from "../codec/attendance-layout.ts";
import { AttendanceRowDecoder } from "../codec/attendance-row-decoder.ts";
import type { AttendanceRecord } from "../codec/attendance-record.ts";
import { ZkWireError } from "../codec/errors.ts";
import type { TriedLayout } from "../codec/layout-candidate.ts";
import { type AttendanceClues, LayoutJudge } from "../codec/layout-judge.ts";
import type { FieldDecoder } from "../codec/text.ts";
import { describeShape, type RecordShape, toPossibleSizes } from "./byte-columns.ts";

/** What the bytes of a log are, without its punches. */
export interface LogDescription {
  readonly payloadBytes: number;
  readonly reportedCount: number;
  readonly layout: AttendanceLayout | undefined;
  /** Why no layout is sure; `undefined` when one is. */
  readonly reason: string | undefined;
  readonly tried: readonly TriedLayout[];
  readonly rows: number;
  readonly blanks: number;
  readonly impossibleTimes: number;
  /** Rows that are bit for bit another one. */
  readonly copies: number;
  /** How many rows have a code. */
  readonly verifyCodes: Readonly<Record<string, number>>;
  readonly stateCodes: Readonly<Record<string, number>>;
  /** Year and month of the earliest and the latest time. */
  readonly months: readonly string[];
  /** For each size that divides the bytes, where no layout is sure. */
  readonly shapes: readonly RecordShape[];
}

/** Describes a log that was read whole. */
export function describeLog(payload: Buffer, clues: AttendanceClues, decoder: FieldDecoder): LogDescription {
  const judge = new LayoutJudge(clues);
  judge.push(payload);
  const { layout, reason } = decide(judge);
  const records = layout === undefined ? [] : decode(payload, layout, { clues, decoder });
  const slots = layout === undefined ? 0 : payload.length / LAYOUT_BYTES[layout];
  const times = records.flatMap(({ localTime }) => (localTime === undefined ? [] : [localTime.slice(0, 7)])).toSorted();
  return {
    payloadBytes: payload.length,
    reportedCount: clues.reportedCount,
    layout,
    reason,
    tried: judge.tried,
    rows: records.length,
    blanks: slots - records.length,
    impossibleTimes: records.length - times.length,
    copies: records.length - new Set(records.map(({ raw }) => raw.toString("latin1"))).size,
    verifyCodes: countBy(records.map(({ verifyCode }) => verifyCode)),
    stateCodes: countBy(records.map(({ stateCode }) => stateCode)),
    months: times.length === 0 ? [] : [times[0] ?? "", times.at(-1) ?? ""],
    shapes: layout === undefined ? describeAll(payload, new Date(clues.nowMs).getUTCFullYear()) : [],
  };
}

function decide(judge: LayoutJudge): Pick<LogDescription, "layout" | "reason"> {
  try {
    return { layout: judge.decide().layout, reason: undefined };
  } catch (error) {
    if (error instanceof ZkWireError) return { layout: undefined, reason: error.message };
    throw error;
  }
}

interface Decoding {
  readonly clues: AttendanceClues;
  readonly decoder: FieldDecoder;
}

function decode(payload: Buffer, layout: AttendanceLayout, { clues, decoder }: Decoding): readonly AttendanceRecord[] {
  const rows = new AttendanceRowDecoder(layout, { decoder, sixteenByteOrder: clues.sixteenByteOrder });
  return [...rows.push(payload)].flatMap(({ records }) => records);
}

function describeAll(payload: Buffer, latestYear: number): readonly RecordShape[] {
  return toPossibleSizes(payload.length).map((size) => {
    const slots = Array.from({ length: payload.length / size }, (_, i) => payload.subarray(i * size, (i + 1) * size));
    return describeShape(
      slots.filter((slot) => !isUnwritten(slot)),
      size,
      latestYear,
    );
  });
}

function countBy(codes: readonly number[]): Readonly<Record<string, number>> {
  const counts = new Map<number, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return Object.fromEntries(counts);
}
