import { createConnection } from "@biometricflow/subgraph/connection";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { readListSelection } from "@biometricflow/subgraph/list-selection";
import type { GraphQLResolveInfo } from "graphql";
import { toClockThen } from "../domain/clocks/clock-evidence.ts";
import type { ClockEntry } from "../domain/clocks/clock-change.ts";
import { toSeconds, toZoneMinutes } from "../domain/clocks/clock-measure.ts";
import { DEFAULT_CLOCK_RULES } from "../domain/clocks/clock-rules.ts";
import { type ClockSet, toShownState } from "../domain/clocks/clock-set.ts";
import type { PunchRecord } from "../domain/punch.ts";
import type { DeviceRecord } from "../domain/device.ts";
import type {
  ClockCorrectionResolvers,
  ClockReadingResolvers,
  DeviceClockHistoryArgs,
  DeviceClockResolvers,
} from "../generated/resolvers.ts";
import type { PlaceContext } from "../graph/context.ts";
import type { ClockPage } from "../graph/pages.ts";
import { toGraphFault } from "./device-fault.ts";

/** Whether a reader has told its time. */
export function hasClock({ clock, driftSeconds, checkedMs }: DeviceRecord): boolean {
  return clock?.measured !== undefined || (driftSeconds !== undefined && checkedMs !== undefined);
}

/** `DeviceClock` fields. */
export const DeviceClock: DeviceClockResolvers<PlaceContext, DeviceRecord> = {
  driftSeconds: (device) => toSeconds(toDriftMs(device)),
  uncertaintySeconds: ({ clock }) => toParts(clock?.measured?.uncertaintyMs),
  measuredAt: ({ clock, checkedMs = 0 }) => new Date(clock?.measured?.atMs ?? checkedMs).toISOString(),
  showsNoDate: ({ clock }) => clock?.hasNoDate ?? false,
  zoneMinutes: (device) => toZoneMinutes(toDriftMs(device)) ?? null,
  policy: ({ clockRules = DEFAULT_CLOCK_RULES }) => clockRules.policy,
  aboveSeconds: ({ clockRules = DEFAULT_CLOCK_RULES }) => clockRules.aboveSeconds,
  isAbove: ({ clock }) => clock?.isAbove ?? false,
  hold: ({ clock }) => clock?.hold ?? null,
  lastCorrection: async ({ id }, _args, { ledger }) => (await ledger.listClockSets(id, 1))[0] ?? null,
  corrections: async ({ id }, { first }, { ledger, signal }) => {
    signal.throwIfAborted();
    return [...(await ledger.listClockSets(id, parseFirst(first)))];
  },
  history: (device, args, context, info) => listHistory(device, args, { context, info }),
};

/** `ClockCorrection` fields. */
export const ClockCorrection: ClockCorrectionResolvers<PlaceContext, ClockSet> = {
  at: ({ beganMs }) => new Date(beganMs).toISOString(),
  state: (set, _args, { clock }) => toShownState(set, clock.nowMs()),
  by: ({ by }) => by ?? null,
  reason: ({ reason }) => reason ?? null,
  before: ({ shownBefore }) => shownBefore ?? null,
  driftBeforeSeconds: ({ driftBeforeMs }) => toParts(driftBeforeMs),
  after: ({ shownAfter }) => shownAfter ?? null,
  driftAfterSeconds: ({ driftAfterMs }) => toParts(driftAfterMs),
  fault: ({ fault, beganMs }) => toGraphFault(fault && { ...fault, step: "TIME", sinceMs: beganMs }),
};

/** `ClockReading` fields. */
export const ClockReading: ClockReadingResolvers<PlaceContext, ClockEntry> = {
  at: ({ atMs }) => new Date(atMs).toISOString(),
  driftSeconds: ({ driftMs }) => driftMs / 1_000,
  uncertaintySeconds: ({ uncertaintyMs }) => uncertaintyMs / 1_000,
  zoneMinutes: ({ driftMs }) => toZoneMinutes(driftMs) ?? null,
  stepSeconds: (entry) => ("stepMs" in entry ? toParts(entry.stepMs) : null),
  cause: (entry) => ("stepMs" in entry ? (entry.cause ?? null) : null),
  since: (entry) => ("stepMs" in entry ? toDateTime(entry.sinceMs) : null),
};

/** What is known of its reader's clock when a row was written. */
export async function readClockThen(
  { deviceId, atMs, receivedAtMs, channel }: PunchRecord,
  _args: unknown,
  { loaders }: PlaceContext,
) {
  const isLive = channel === "LIVE" || channel === "PUSH";
  const known = toClockThen(await loaders.clocks.load(deviceId), { atMs, receivedAtMs, isLive });
  if (known === undefined) return null;
  const { driftMs, uncertaintyMs, isSure } = known;
  const seconds = { driftSeconds: driftMs / 1_000, uncertaintySeconds: uncertaintyMs / 1_000 };
  return { ...seconds, measuredAt: new Date(known.atMs).toISOString(), isSure };
}

function listHistory(
  { id }: DeviceRecord,
  { first, after }: Partial<DeviceClockHistoryArgs>,
  { context, info }: { readonly context: PlaceContext; readonly info: GraphQLResolveInfo },
): ClockPage {
  const { ledger, signal, takeTurn } = context;
  signal.throwIfAborted();
  const cursorList = { field: "history", order: "AT_DESC", of: id };
  const position = parseAfter(after, { ...cursorList, keyType: "number" });
  return createConnection({
    first: parseFirst(first),
    hasAfter: position !== undefined,
    list: (limit) => ledger.listClock(id, { limit, after: position, isDescending: true }),
    count: () => ledger.countClock(id),
    turn: (rows) => takeTurn(rows * readListSelection(info).valuesPerRow),
    cursorList,
    toCursorKeys: ({ atMs }) => [atMs, id],
  });
}

/** Of a reader that an older version asked, in whole seconds. */
function toDriftMs({ clock, driftSeconds = 0 }: DeviceRecord): number {
  return clock?.measured?.driftMs ?? driftSeconds * 1_000;
}

function toParts(ms: number | undefined): number | null {
  return ms === undefined ? null : ms / 1_000;
}
