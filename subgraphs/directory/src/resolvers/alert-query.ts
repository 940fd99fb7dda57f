import { createConnection } from "@biometricflow/subgraph/connection";
import { parseAfter, parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { DirectoryContext } from "../context.ts";
import type { AlertSelection } from "../domain/alerts/alert-store.ts";
import type { AlertFilter, QueryResolvers } from "../generated/resolvers.ts";

/** The queries about alerts. */
export const AlertQuery: Pick<QueryResolvers, "alerts" | "alertRules" | "quietHours"> = {
  alerts: (_root, { filter, first, after }, { alerts, viewer }) => {
    const selection = toSelection(filter, viewer);
    const cursorList = { field: "alerts", order: "NEWEST", of: JSON.stringify(selection) };
    const [raisedAtMs, id] = parseAfter(after, { ...cursorList, keyType: "number" }) ?? [];
    const position = id === undefined ? {} : { after: { raisedAtMs: Number(raisedAtMs), id } };
    const { unavailable: _none, ...page } = createConnection({
      first: parseFirst(first),
      hasAfter: id !== undefined,
      list: (limit) => alerts.list(selection, { limit, ...position }),
      count: () => alerts.count(selection),
      cursorList,
      toCursorKeys: (alert) => [alert.raisedAtMs ?? 0, alert.id],
    });
    return page;
  },

  alertRules: async (_root, _args, { alerts }) => [...(await alerts.listRules())],

  quietHours: async (_root, _args, { alerts }) => [...(await alerts.listQuietHours())],
};

/** Places that are asked for beyond those of the viewer are left out. */
function toSelection(
  filter: AlertFilter | null | undefined,
  { places: own }: DirectoryContext["viewer"],
): AlertSelection {
  const { states, kinds, placeIds } = filter ?? {};
  const asked = placeIds ?? undefined;
  const places = own === "*" ? asked : (asked?.filter((id) => own.includes(id)) ?? own);
  return {
    ...(states === null || states === undefined ? {} : { states }),
    ...(kinds === null || kinds === undefined ? {} : { kinds }),
    ...(places === undefined ? {} : { places }),
  };
}
