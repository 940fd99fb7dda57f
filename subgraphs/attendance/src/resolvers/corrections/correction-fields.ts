import { toDateTime } from "@biometricflow/subgraph/date-time";
import type { CorrectionResolvers, PunchState } from "../../generated/resolvers.ts";
import { showGlobalId, showPlace } from "../../graph/hidden-place.ts";

const STATES: readonly PunchState[] = ["CHECK_IN", "CHECK_OUT", "BREAK_OUT", "BREAK_IN", "OVERTIME_IN", "OVERTIME_OUT"];
const NO_KEY = 255;

/** The state of a punch by the code that a reader would give. */
export function toPunchState(code: number): PunchState {
  return STATES[code] ?? "UNSPECIFIED";
}

/** The code that a reader would give. */
export function toStateCode(state: PunchState): number {
  const code = STATES.indexOf(state);
  return code < 0 ? NO_KEY : code;
}

/** A correction's fields. */
export const CorrectionFields: CorrectionResolvers = {
  place: ({ placeId }, _args, { viewer }) => showPlace(viewer, placeId),
  at: ({ atMs }) => new Date(atMs).toISOString(),
  punchState: ({ stateCode }) => toPunchState(stateCode),
  punchId: ({ punchId }, _args, { viewer }) => (punchId === undefined ? null : showGlobalId(viewer, punchId)),
  groupId: ({ groupId }) => groupId ?? null,
  reason: ({ deeds }) => deeds[0]?.reason ?? "",
  deeds: ({ deeds }) => deeds.map(({ atMs, ...deed }) => ({ ...deed, at: toDateTime(atMs) ?? "" })),
};
