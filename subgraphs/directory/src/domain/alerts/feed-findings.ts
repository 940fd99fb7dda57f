import { type FeedLine, parseGapBody, parseProofBody, parseReaderBody } from "@biometricflow/schema/feed-line";
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
    switch (kind) {
      case "GAP": {
        const gap = parseGapBody(body);
        if (gap === undefined) return [];
        const offline = found("DEVICE_OFFLINE", gap.closedMs === null, gap.fromMs);
        return gap.isLost ? [offline, found("LOG_LOST", true, gap.fromMs)] : [offline];
      }
      case "PROOF": {
        const { driftSeconds, missing, toldMs } = parseProofBody(body) ?? {};
        const drift =
          driftSeconds === undefined
            ? []
            : [found("CLOCK_DRIFT", isAbove(rules, "CLOCK_DRIFT", Math.abs(driftSeconds)), nowMs, driftSeconds)];
        if (missing !== undefined) return [...drift, found("RECORDS_MISSING", true, missing.fromMs)];
        if (toldMs === undefined) return drift;
        // whoever proves is there: also where the end of its gap was told to nobody
        return [...drift, found("RECORDS_MISSING", false), found("DEVICE_OFFLINE", false)];
      }
      case "READER":
        // one that serves the place no more is nobody's trouble
        return (parseReaderBody(body)?.endedMs ?? null) === null ? [] : OF_READERS.map((about) => found(about, false));
      default:
        return [];
    }
  });
}

const OF_READERS = ["DEVICE_OFFLINE", "RECORDS_MISSING", "CLOCK_DRIFT", "LOG_LOST"] as const;
