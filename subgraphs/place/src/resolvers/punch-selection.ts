import type { Viewer } from "@biometricflow/service/identity/viewer";
import { codedError } from "@biometricflow/service/errors/error-codes";
import type { PunchSelection } from "../domain/ledger.ts";
import type { InputMaybe, PunchFilter } from "../generated/resolvers.ts";
import { intersectIds, parseIds } from "@biometricflow/subgraph/list-arguments";

/**
 * The selection that a filter names, narrowed by what the field's parent and the viewer's claims allow.
 *
 * @throws BAD_USER_INPUT for malformed ids and for `from` after `to`.
 */
export function toPunchSelection(
  filter: InputMaybe<PunchFilter> | undefined,
  viewer: Viewer,
  within: PunchSelection = {},
): PunchSelection {
  const fromMs = toMs(filter?.from);
  const toMsExclusive = toMs(filter?.to);
  if (fromMs !== undefined && toMsExclusive !== undefined && fromMs > toMsExclusive) {
    throw codedError("BAD_USER_INPUT", "filter.from lies after filter.to", { argument: "filter.from" });
  }
  const userIds = intersectIds(parseIds(filter?.userIds, "filter.userIds"), within.userIds);
  const deviceIds = parseIds(filter?.deviceIds, "filter.deviceIds");
  return {
    fromMs,
    toMs: toMsExclusive,
    userIds: intersectIds(userIds, viewer.users),
    deviceIds: intersectIds(deviceIds, within.deviceIds),
  };
}

function toMs(instant: string | null | undefined): number | undefined {
  return instant === null || instant === undefined ? undefined : Date.parse(instant);
}
