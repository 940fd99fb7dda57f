import { toGlobalId } from "@biometricflow/schema/global-id";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { DeviceRecord } from "../../domain/device.ts";
import { isReader } from "../../domain/intake/channel-device.ts";
import { isOver } from "../../domain/jobs/job.ts";
import { advanceLogClear, type LogClear as KeptLogClear, mayConfirm } from "../../domain/log-clear/log-clear.ts";
import {
  countNotBackedUp,
  type LogClearObstacle,
  listObstacles,
  OBSTACLE_ACTIONS,
} from "../../domain/log-clear/obstacles.ts";
import type { LogClearResolvers } from "../../generated/resolvers.ts";
import type { PlaceContext } from "../../graph/context.ts";

/** Those that are shown of one reader. */
const SHOWN = 10;

/** `LogClear` fields. */
export const LogClear: LogClearResolvers<PlaceContext, KeptLogClear> = {
  id: ({ id }, _args, { place }) => toGlobalId(place.id, id),
  askedAt: ({ askedMs }) => new Date(askedMs).toISOString(),
  note: ({ note }) => note ?? null,
  aloneFrom: ({ aloneFromMs }) => new Date(aloneFromMs).toISOString(),
  mayConfirm: (clear, _args, { viewer, clock }) =>
    clear.state === "WAITING" && mayConfirm(clear, viewer.subject, clock.nowMs()),
  lapsesAt: ({ lapsesMs }) => new Date(lapsesMs).toISOString(),
  confirmedBy: ({ confirmedBy }) => confirmedBy ?? null,
  withdrawnBy: ({ withdrawnBy }) => withdrawnBy ?? null,
  rows: ({ rows }) => rows ?? null,
  endedAt: ({ endedMs }) => toDateTime(endedMs),
  refusal: ({ refusal }) => (refusal === undefined ? null : { ...refusal, at: new Date(refusal.atMs).toISOString() }),
};

/** Whether a reader's log may be cleared, and who asked for that. */
export async function readLogClearing(device: DeviceRecord, _args: unknown, context: PlaceContext) {
  const { logClears, signal } = context;
  if (!isReader(device) || logClears === undefined) return null;
  signal.throwIfAborted();
  const requests = await logClears.store.list(device.readerId, SHOWN);
  return {
    obstacles: listOwnObstacles(device, context).map((code) => ({ code, action: OBSTACLE_ACTIONS[code] })),
    backedUpAt: toDateTime(device.backup?.atMs),
    rowsNotBackedUp: countNotBackedUp(device),
    requests: await Promise.all(requests.map((request) => lookAt(request, context))),
  };
}

/** What speaks against clearing it now. */
export function listOwnObstacles(
  device: DeviceRecord,
  { clock, storeFault }: Pick<PlaceContext, "clock" | "storeFault">,
): readonly LogClearObstacle[] {
  return listObstacles(device, { nowMs: clock.nowMs(), canStore: storeFault(device.readerId) === undefined });
}

/** As time, and the end of its job, make it. */
async function lookAt(
  request: KeptLogClear,
  { jobs, clock }: Pick<PlaceContext, "jobs" | "clock">,
): Promise<KeptLogClear> {
  const job = request.jobId === undefined ? undefined : await jobs?.find(request.jobId);
  const [seen = request] = advanceLogClear(
    request,
    { kind: "LOOK", isJobOver: job === undefined || isOver(job) },
    clock.nowMs(),
  );
  return seen;
}
