import {
  type FeedLine,
  parseGapBody,
  parseProofBody,
  parseReaderBody,
  type ProofBody,
} from "@biometricflow/schema/feed-line";
import { type AlertKind, type AlertRule, type Finding, isAbove } from "./alert.ts";

/** What a part of a place's feed says of its readers. */
export function toFeedFindings(
  placeId: string,
  lines: readonly FeedLine[],
  { rules, nowMs }: { readonly rules: readonly AlertRule[]; readonly nowMs: number },
): readonly Finding[] {
  return lines.flatMap(({ kind, ref: deviceId, body }) => {
    const found = (about: AlertKind, holds: boolean, sinceMs = nowMs, value: number | null = null): Finding => ({
      ...{ kind: about, placeId, deviceId, holds, sinceMs, value },
    });
    const toMeasured = (about: AlertKind, value: number | undefined): readonly Finding[] =>
      value === undefined ? [] : [found(about, isAbove(rules, about, Math.abs(value)), nowMs, value)];
    switch (kind) {
      case "GAP": {
        const gap = parseGapBody(body);
        if (gap === undefined) return [];
        const offline = found("DEVICE_OFFLINE", gap.closedMs === null, gap.fromMs);
        return gap.isLost ? [offline, found("LOG_LOST", true, gap.fromMs)] : [offline];
      }
      case "PROOF": {
        const proof = parseProofBody(body) ?? {};
        const { driftSeconds, missing, toldMs } = proof;
        const measured = [
          ...toMeasured("CLOCK_DRIFT", driftSeconds),
          ...toMeasured("LOG_NEARLY_FULL", toFilledPct(proof)),
        ];
        if (missing !== undefined) return [...measured, found("RECORDS_MISSING", true, missing.fromMs)];
        if (toldMs === undefined) return measured;
        // whoever proves is there: also where the end of its gap was told to nobody
        return [...measured, found("RECORDS_MISSING", false), found("DEVICE_OFFLINE", false)];
      }
      case "READER":
        // one that serves the place no more is nobody's trouble
        return (parseReaderBody(body)?.endedMs ?? null) === null ? [] : OF_READERS.map((about) => found(about, false));
      default:
        return [];
    }
  });
}

const OF_READERS = ["DEVICE_OFFLINE", "RECORDS_MISSING", "CLOCK_DRIFT", "LOG_NEARLY_FULL", "LOG_LOST"] as const;

/** Whole percent of a reader's log that are in use; `undefined` where it does not tell how much there is. */
function toFilledPct({ punches, capacity = 0 }: ProofBody): number | undefined {
  return punches === undefined || capacity <= 0 ? undefined : Math.floor((punches * 100) / capacity);
}
