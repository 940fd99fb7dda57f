import { codedError } from "@biometricflow/service/errors/error-codes";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { parseFirst } from "@biometricflow/subgraph/list-arguments";
import { countElementValues } from "@biometricflow/subgraph/list-selection";
import type { GraphQLResolveInfo } from "graphql";
import type { DeviceRecord } from "../domain/device.ts";
import { countDays, type DeviceDay, isDay, toDeviceDays, toRangeMs } from "../domain/device-days.ts";
import { type DeviceGap, MOST_GAPS } from "../domain/gap.ts";
import type { DeviceDay as GraphDay, DeviceDaysArgs, DeviceGap as GraphGap } from "../generated/resolvers.ts";
import type { PlaceContext } from "../graph/context.ts";

const MOST_DAYS = 400;
/** Of one operation: each list counts so many more than it has. */
const MOST_COST = 10_000;
const LIST_COST = 20;

const spent = new WeakMap<PlaceContext, number>();

/** The days of a reader. @throws BAD_USER_INPUT for no range of days, QUERY_TOO_COSTLY for too many of them. */
export async function listDeviceDays(
  device: DeviceRecord,
  { from, to }: DeviceDaysArgs,
  context: PlaceContext,
  info: GraphQLResolveInfo,
): Promise<GraphDay[]> {
  const days = readRange({ from, to });
  spend(context, days + LIST_COST);
  const { ledger, place, clock, storeFault, signal } = context;
  signal.throwIfAborted();
  const { id: deviceId, readerId, zone = { timeZone: place.timeZone } } = device;
  const [kept, gaps] = await Promise.all([
    ledger.listDays({ deviceId, from, to }),
    ledger.listGaps({ deviceId, ...toRangeMs({ from, to }, zone) }, MOST_GAPS),
  ]);
  await context.takeTurn(days * countElementValues(info));
  const canStore = storeFault(readerId) === undefined;
  return toDeviceDays({ from, to }, { device, kept, gaps, zone, nowMs: clock.nowMs(), canStore }).map(toGraphDay);
}

/** The latest gaps of a reader. */
export async function listDeviceGaps(
  { id: deviceId }: DeviceRecord,
  first: number | null | undefined,
  { ledger, signal }: PlaceContext,
): Promise<GraphGap[]> {
  const limit = parseFirst(first);
  signal.throwIfAborted();
  return (await ledger.listGaps({ deviceId }, limit)).map(toGraphGap);
}

/** How many days a range has. @param prefix of the names of its arguments @throws BAD_USER_INPUT for no range, or too long a one */
export function readRange({ from, to }: Pick<DeviceDaysArgs, "from" | "to">, prefix = ""): number {
  for (const [argument, value] of [[`${prefix}from`, from] as const, [`${prefix}to`, to] as const]) {
    if (!isDay(value))
      throw codedError("BAD_USER_INPUT", "A Date is one of the calendar such as 2026-11-22", { argument });
  }
  const days = countDays({ from, to });
  if (days >= 1 && days <= MOST_DAYS) return days;
  throw codedError("BAD_USER_INPUT", `"to" must be ${MOST_DAYS} days after "from" at most, and not before it`, {
    argument: `${prefix}to`,
  });
}

function spend(context: PlaceContext, cost: number): void {
  const all = (spent.get(context) ?? 0) + cost;
  spent.set(context, all);
  if (all <= MOST_COST) return;
  const message = `The query asks for more than ${MOST_COST} days of readers. Ask for fewer readers or days at once.`;
  throw codedError("QUERY_TOO_COSTLY", message, { limit: MOST_COST });
}

function toGraphDay({ doubts, gaps, lastFullReadMs, lastRowMs, ...day }: DeviceDay): GraphDay {
  return {
    ...day,
    doubts: doubts === undefined ? null : [...doubts],
    gaps: gaps.map(toGraphGap),
    lastFullReadAt: toDateTime(lastFullReadMs),
    sealedAt: null,
    lastRowAt: toDateTime(lastRowMs),
  };
}

function toGraphGap({ fromMs, closedMs, closing, rows }: DeviceGap): GraphGap {
  return {
    from: new Date(fromMs).toISOString(),
    to: toDateTime(closedMs),
    closedBy: closing ?? null,
    rows: rows ?? null,
  };
}
