import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseIds } from "@biometricflow/subgraph/list-arguments";
import type { PeriodDeed, PeriodRange, PeriodScope } from "../../domain/periods/period.ts";
import { PeriodRefusedError } from "../../domain/periods/period-store.ts";
import type { PeriodInput } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { parseRange } from "../date-range.ts";
import { parseReason } from "../reason.ts";
import { toPlacesInScope } from "../scope.ts";

/** The period of an input, if the viewer may decide about all of it. @throws BAD_USER_INPUT, FORBIDDEN */
export function toRange({ from, to, placeIds, departmentIds }: PeriodInput, context: AttendanceContext): PeriodRange {
  const dates = parseRange({ from, to }, "input.from");
  const places = parseIds(placeIds, "input.placeIds", "PLACE");
  if (places && departmentIds) throw refuse("input.placeIds", "Give placeIds or departmentIds, not both");
  if (departmentIds?.length === 0) throw refuse("input.departmentIds", "departmentIds is empty: leave it out for all");
  const scope: PeriodScope = places
    ? { kind: "PLACES", ids: places }
    : departmentIds
      ? { kind: "DEPARTMENTS", ids: departmentIds }
      : { kind: "ALL" };
  checkScope(scope, context);
  return { ...dates, scope };
}

/** Whoever has some places alone decides about these: departments reach over places. @throws FORBIDDEN */
export function checkScope(
  scope: PeriodScope,
  { viewer, placeIds }: Pick<AttendanceContext, "viewer" | "placeIds">,
): void {
  if (viewer.places === "*") return;
  if (scope.kind !== "PLACES") throw codedError("FORBIDDEN", "The period is about people of any place", {});
  toPlacesInScope(viewer, placeIds, scope.ids);
}

/** A deed of the viewer, now. @throws BAD_USER_INPUT */
export function toDeed({ viewer, now }: AttendanceContext, move: PeriodDeed["move"], reason: string): PeriodDeed {
  const why = parseReason(reason, true);
  return { move, actor: viewer.subject, actorName: viewer.name, atMs: now(), reason: why };
}

/** What the store refuses, in the words of the graph. @throws BAD_USER_INPUT */
export async function answerRefusal<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof PeriodRefusedError)) throw error;
    throw refuse("input", error.message.charAt(0).toUpperCase() + error.message.slice(1));
  }
}

function refuse(argument: string, message: string): Error {
  return codedError("BAD_USER_INPUT", message, { argument });
}
