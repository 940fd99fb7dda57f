import { codedError } from "@biometricflow/service/errors/error-codes";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { createConnection } from "@biometricflow/subgraph/connection";
import { toDateTime } from "@biometricflow/subgraph/date-time";
import { parseFirst, parseIds } from "@biometricflow/subgraph/list-arguments";
import { addDays, toUtcDate } from "../../domain/dates.ts";
import { toPlaceDoubts } from "../../domain/presence/place-doubt.ts";
import { toPlaceTally } from "../../domain/presence/presence-board.ts";
import type { PresenceTerms } from "../../domain/presence/presence-state.ts";
import type { QueryPresenceArgs } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import type { PresencePage } from "../../graph/pages.ts";
import { parseNamePosition } from "../person-selection.ts";
import { toCurrency, toFingerprint } from "../record-selection.ts";
import { toPlacesInScope } from "../scope.ts";
import { type BoardPage, readBoard } from "./read-board.ts";
import { toCounts, toPlacePresence } from "./presence-fields.ts";
import { parseChosen } from "../chosen-ids.ts";
import { parseSearch } from "../parse-search.ts";

/** Who is in now, of the people that the viewer may see. @throws BAD_USER_INPUT, BAD_CURSOR, FORBIDDEN */
export async function listPresence(args: QueryPresenceArgs, context: AttendanceContext): Promise<PresencePage> {
  const nowMs = context.now();
  const { selection, placeIds } = await toSelection(args, context);
  const states = args.state ?? undefined;
  const cursorList = { field: "presence", order: "NAME_ASC", of: toFingerprint({ selection, states }) };
  const after = parseNamePosition(args.after, cursorList);
  const first = parseFirst(args.first);
  let reading: Promise<BoardPage & PresenceTerms> | undefined;
  const read = () => (reading ??= readAll({ selection: { ...selection, nowMs }, states, after, limit: first + 1 }));
  const readAll = async (question: Parameters<typeof readBoard>[1]) => {
    const terms = { nowMs, doubts: await readDoubts(context, nowMs) };
    return { ...(await readBoard(context.presence, question, terms)), ...terms };
  };
  const { unavailable: _none, ...page } = createConnection({
    first,
    hasAfter: after !== undefined,
    list: async () => (await read()).entries,
    count: async () => (await read()).total,
    cursorList,
    toCursorKeys: ({ person }) => (context.viewer.role === "SCREEN" ? [] : [person.nameKey, person.id]),
  });
  const today = toUtcDate(nowMs);
  const feeds = async () => new Map((await context.feeds.list()).map((feed) => [feed.placeId, feed]));
  return {
    ...page,
    ...toCurrency(context, { ...selection, from: addDays(today, -1), to: addDays(today, 1) }, placeIds),
    asOf: toDateTime(nowMs) ?? "",
    counts: async () => toCounts((await read()).board.all),
    places: async () => {
      const [{ board, doubts }, feedOf] = await Promise.all([read(), feeds()]);
      return placeIds.map((id) =>
        toPlacePresence(id, toPlaceTally(board, id), { doubt: doubts.get(id), asOfMs: feedOf.get(id)?.asOfMs }),
      );
    },
  };
}

async function toSelection(args: QueryPresenceArgs, { viewer, placeIds: known, readScope }: AttendanceContext) {
  refuseLookups(args, viewer);
  const asked = parseIds(args.placeIds, "placeIds", "PLACE");
  const placeIds = toPlacesInScope(viewer, known, asked);
  const scope = await readScope();
  const selection = {
    placeIds: asked === undefined ? scope.placeIds : placeIds,
    departmentIds: parseChosen(args.departmentIds, "departmentIds"),
    search: parseSearch(args.search, "search"),
    scope: scope.people,
  };
  return { selection, placeIds };
}

/**
 * Whoever takes the link of a screen finds out by it neither whose a PIN is nor who is in a department. Its cursors are of no row, for
 * ids of people tell their PINs: it has one page.
 *
 * @throws FORBIDDEN
 */
function refuseLookups({ search, departmentIds, after }: QueryPresenceArgs, { role }: Viewer): void {
  if (role !== "SCREEN" || [search || undefined, departmentIds, after].every((it) => (it ?? undefined) === undefined))
    return;
  throw codedError("FORBIDDEN", "A screen looks for nobody: leave out search, departmentIds and after", {});
}

/** Of every place: a person may be enrolled at one that the viewer does not see. */
async function readDoubts({ feeds, listReaders, placeIds }: AttendanceContext, nowMs: number) {
  const [followed, readers] = await Promise.all([feeds.list(), listReaders()]);
  return toPlaceDoubts(placeIds, { feeds: followed, readers, nowMs });
}
