import type { PlaceContext } from "../graph/context.ts";
import type { SetAsidePage } from "../graph/pages.ts";
import type { PunchRecord } from "../domain/punch.ts";
import { toReleaseRefusal } from "../domain/set-aside.ts";
import type { DeviceSetAsideRowsArgs, SetAsideRowResolvers } from "../generated/resolvers.ts";
import { readClockThen } from "./device-clock.ts";
import { toToldBeside } from "./record-punch.ts";
import { createConnection } from "@biometricflow/subgraph/connection";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import { readListSelection } from "@biometricflow/subgraph/list-selection";
import type { GraphQLResolveInfo } from "graphql";

/** Lists the rows of a reader that are set aside, those that came last first. */
export function listSetAside(
  { filter, first, after }: DeviceSetAsideRowsArgs,
  context: PlaceContext,
  { deviceId, info }: { readonly deviceId: string; readonly info: GraphQLResolveInfo },
): SetAsidePage {
  const { ledger, signal } = context;
  signal.throwIfAborted();
  const selection = { deviceId, reasons: filter?.reasons ?? undefined };
  const of = [deviceId, ...(selection.reasons ?? []).toSorted()].join(" ");
  const cursorList = { field: "setAsideRows", order: "RECEIVED_DESC", of };
  const position = parseAfter(after, { ...cursorList, keyType: "number" });
  return createConnection({
    first: parseFirst(first),
    hasAfter: position !== undefined,
    list: (limit) => ledger.listSetAside(selection, { limit, after: position, isDescending: true }),
    count: () => ledger.countSetAside(selection),
    turn: (rows) => context.takeTurn(rows * readListSelection(info).valuesPerRow),
    cursorList,
    toCursorKeys: (row) => [row.receivedAtMs, row.id],
  });
}

/** `SetAsideRow` fields. */
export const SetAsideRow: SetAsideRowResolvers<PlaceContext, PunchRecord> = {
  reason: ({ id, setAside }) => setAside ?? fail(id),
  isReleasable: ({ setAside }) => toReleaseRefusal(setAside) === undefined,
  user: ({ userId }, _args, { loaders }) => loaders.users.load(userId),
  clock: readClockThen,
  told: toToldBeside,
  at: ({ atMs }) => toDateTime(atMs),
  receivedAt: ({ receivedAtMs }) => new Date(receivedAtMs).toISOString(),
};

function fail(id: string): never {
  throw new Error(`${id} was listed and is a punch`);
}
