import { compareCursorKeys, type CursorKeys } from "@biometricflow/schema/cursor";
import { toSortKey } from "@biometricflow/schema/sort-key";
import type { PlaceContext } from "../graph/context.ts";
import type { DevicePage } from "../graph/pages.ts";
import { type DeviceCondition, toCondition } from "../domain/condition.ts";
import type { DeviceRecord } from "../domain/device.ts";
import type { DeviceFilter, DeviceOrder, InputMaybe } from "../generated/resolvers.ts";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { ListScope } from "./list-scope.ts";
import { createConnection } from "@biometricflow/subgraph/connection";
import { readListSelection } from "@biometricflow/subgraph/list-selection";

/** The arguments of every list of readers. */
export interface DeviceListArgs {
  readonly filter?: InputMaybe<DeviceFilter>;
  readonly orderBy?: InputMaybe<DeviceOrder>;
  readonly first?: InputMaybe<number>;
  readonly after?: InputMaybe<string>;
}

interface Ordering {
  readonly keyType: "string" | "number";
  readonly isDescending: boolean;
  readonly toKeys: (device: DeviceRecord) => CursorKeys;
}

const byName = (device: DeviceRecord): CursorKeys => [device.nameKey, device.id];

const ORDERINGS: Readonly<Record<DeviceOrder, Ordering>> = {
  NAME_ASC: { keyType: "string", isDescending: false, toKeys: byName },
  NAME_DESC: { keyType: "string", isDescending: true, toKeys: byName },
  LAST_SEEN_DESC: { keyType: "number", isDescending: true, toKeys: (device) => [device.lastSeenMs ?? 0, device.id] },
};

/** Lists the readers within their parent, or all. They are few: filtering and ordering happens here. */
export function listDevices(args: DeviceListArgs, context: PlaceContext, within: ListScope): DevicePage {
  context.signal.throwIfAborted();
  const order = args.orderBy ?? "NAME_ASC";
  const ordering = ORDERINGS[order];
  const cursorList = { field: "devices", order, of: within.of };
  const after = parseAfter(args.after, { ...cursorList, keyType: ordering.keyType });
  const compare = (left: CursorKeys, right: CursorKeys) =>
    ordering.isDescending ? compareCursorKeys(right, left) : compareCursorKeys(left, right);
  let reading: Promise<readonly DeviceRecord[]> | undefined;
  const readMatching = () => {
    reading ??= readDevices(args.filter, context, within.ids);
    return reading;
  };
  return createConnection({
    first: parseFirst(args.first),
    hasAfter: after !== undefined,
    list: async (limit) =>
      (await readMatching())
        .filter((device) => after === undefined || compare(ordering.toKeys(device), after) > 0)
        .toSorted((left, right) => compare(ordering.toKeys(left), ordering.toKeys(right)))
        .slice(0, limit),
    count: async () => (await readMatching()).length,
    turn: (rows) => context.takeTurn(rows * readListSelection(within.info).valuesPerRow),
    cursorList,
    toCursorKeys: ordering.toKeys,
  });
}

async function readDevices(
  filter: InputMaybe<DeviceFilter> | undefined,
  context: PlaceContext,
  deviceIds: readonly string[] | undefined,
): Promise<readonly DeviceRecord[]> {
  const devices = await context.loaders.allDevices();
  const ids = deviceIds === undefined ? undefined : new Set(deviceIds);
  const search = toSortKey(filter?.search ?? "");
  return devices.filter(
    (device) =>
      (ids?.has(device.id) ?? true) &&
      (filter?.status?.includes(device.status) ?? true) &&
      (filter?.condition?.includes(toConditionNow(device, context)) ?? true) &&
      (search === "" || matches(device, search)),
  );
}

function toConditionNow(device: DeviceRecord, { clock, storeFault }: PlaceContext): DeviceCondition {
  return toCondition(device, storeFault(device.readerId), clock.nowMs());
}

function matches(device: DeviceRecord, search: string): boolean {
  const texts = [device.nameKey, toSortKey(device.serialNumber ?? ""), toSortKey(device.address)];
  return texts.some((text) => text.includes(search));
}
