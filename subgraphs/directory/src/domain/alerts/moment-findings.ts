import type { PlaceFigures } from "@biometricflow/schema/attendance-figures";
import { type Finding, isAbove } from "./alert.ts";
import type { AlertView } from "./alert-store.ts";
import { toFigureFindings } from "./figure-findings.ts";

const BURST_MS = 600_000;

/** What is known of the moment, beside the store. */
export interface SeenMoment {
  /** Since when each place is away; null for those that answer. */
  readonly away: Map<string, number | null>;
  /** Since when each place cannot write to its disk; null for those that can. */
  readonly disks: Map<string, number | null>;
  readonly synced: Set<string>;
  /** How much of each place's disk is in use. */
  readonly filled: Map<string, number | undefined>;
  /** When sign-ins failed, the oldest first. */
  failures: readonly number[];
  /** When punches of unknown PINs came in, by place, the oldest first. */
  readonly unknown: Map<string, readonly number[]>;
  /** What attendance counts; `undefined` before it told anything: what stands then stands on. */
  figures: readonly PlaceFigures[] | undefined;
}

function toPlaceFindings(
  kind: "PLACE_DOWN" | "DISK_FAULT",
  since: ReadonlyMap<string, number | null>,
  enabled: ReadonlySet<string>,
): readonly Finding[] {
  return [...since]
    .filter(([placeId]) => enabled.has(placeId))
    .map(([placeId, sinceMs]) => ({
      ...{ kind, placeId, deviceId: null, value: null, holds: sinceMs !== null, sinceMs: sinceMs ?? 0 },
    }));
}

/** What holds now, and what does not, beside what the feeds tell. */
export function toMomentFindings(
  { away, disks, filled, failures, unknown, figures }: SeenMoment,
  { ownFilledPct, enabled, view, nowMs }: Moment,
): readonly Finding[] {
  const own = [[null, ownFilledPct] as const];
  const rooms = [...own, ...[...filled].filter(([placeId]) => enabled.has(placeId))];
  return [
    ...toPlaceFindings("PLACE_DOWN", away, enabled),
    ...toPlaceFindings("DISK_FAULT", disks, enabled),
    ...rooms.map(([placeId, pct]) => toRoomFinding(placeId, pct, { view, nowMs })),
    ...[...enabled].map((placeId) =>
      toBurstFinding("UNKNOWN_PIN_BURST", placeId, { times: unknown.get(placeId) ?? [], view, nowMs }),
    ),
    toBurstFinding("SIGN_IN_FAILURES", null, { times: failures, view, nowMs }),
    ...(figures === undefined ? [] : toFigureFindings(enabled, figures, { rules: view.rules, nowMs })),
  ];
}

/** When it is judged, and by what. */
interface Moment {
  /** How much of the directory's own disk is in use. */
  readonly ownFilledPct: number | undefined;
  /** Places that are in use. */
  readonly enabled: ReadonlySet<string>;
  readonly view: Pick<AlertView, "rules">;
  readonly nowMs: number;
}

/** What was longer ago than a burst lasts. */
export function forgetBursts(seen: SeenMoment, nowMs: number): void {
  const isRecent = (atMs: number) => atMs > nowMs - BURST_MS;
  seen.failures = seen.failures.filter(isRecent);
  for (const [placeId, times] of seen.unknown) seen.unknown.set(placeId, times.filter(isRecent));
}

/** Where a place, or the system, does not say it any more, nothing is known that would stand. */
function toRoomFinding(
  placeId: string | null,
  value: number | undefined,
  { view, nowMs }: Pick<Moment, "view" | "nowMs">,
): Finding {
  const holds = value !== undefined && isAbove(view.rules, "DISK_NEARLY_FULL", value);
  return { kind: "DISK_NEARLY_FULL", placeId, deviceId: null, holds, sinceMs: nowMs, value: value ?? null };
}

function toBurstFinding(
  kind: "SIGN_IN_FAILURES" | "UNKNOWN_PIN_BURST",
  placeId: string | null,
  { times, view, nowMs }: Pick<Moment, "view" | "nowMs"> & { readonly times: readonly number[] },
): Finding {
  const holds = isAbove(view.rules, kind, times.length);
  return { kind, placeId, deviceId: null, holds, sinceMs: times[0] ?? nowMs, value: times.length };
}
