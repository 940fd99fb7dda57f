import type { Viewer } from "@biometricflow/service/identity/viewer";
import { Kind, parse } from "graphql";
import { expect, it } from "vitest";
import { ATTENDANCE_ROOTS, createChangeJudge, DIRECTORY_ROOTS, hidePlaces } from "./change-roots.ts";

const viewer = (places: Viewer["places"]): Viewer => ({
  subject: "hr",
  name: "hr",
  role: "HR",
  places,
  sessionId: "s",
  issuedAtMs: 0,
  expiresAtMs: 1,
});

/** A judge of `subscription { <text> }`. */
function judge(text: string, places: Viewer["places"] = "*", variables = {}) {
  const [operation] = parse(`subscription { ${text} { kind } }`).definitions;
  const node = operation?.kind === Kind.OPERATION_DEFINITION ? operation.selectionSet.selections[0] : undefined;
  if (node?.kind !== Kind.FIELD) throw new TypeError("no field");
  const root = ATTENDANCE_ROOTS.get(node.name.value) ?? DIRECTORY_ROOTS.get(node.name.value);
  if (root === undefined) throw new TypeError("no root");
  return createChangeJudge(root, { node, variables, viewer: viewer(places) });
}

const change = { kind: "CHANGED", personId: "p.7", departmentId: "it", placeId: "riyadh", date: "2026-11-23" };

it("tells a change of a place that the viewer sees, and RESYNC to everybody", () => {
  expect(judge("attendanceChanged")(change)).toBe(true);
  expect(judge("attendanceChanged", ["cairo"])(change)).toBe(false);
  expect(judge("attendanceChanged", ["cairo"])({ kind: "RESYNC" })).toBe(true);
});

it("tells what is asked for: every part of the filter holds", () => {
  const told = (filter: object) => judge("attendanceChanged(filter: $filter)", "*", { filter })(change);
  const rest = {
    personIds: ["p.7"],
    placeIds: ["riyadh"],
    departmentIds: ["it"],
    from: "2026-11-23",
    to: "2026-11-23",
  };
  expect(told(rest)).toBe(true);
  const others = { personIds: ["p.8"], placeIds: ["cairo"], departmentIds: [], from: "2026-11-24", to: "2026-11-22" };
  for (const [key, value] of Object.entries(others)) expect(told({ ...rest, [key]: value })).toBe(false);
});

it("shows presence to whoever sees the place of the last punch, or the one that measures", () => {
  const moved = { ...change, lastPunchPlaceId: "cairo" };
  expect(judge("presenceChanged", ["cairo"])(moved)).toBe(true);
  expect(judge("presenceChanged", ["riyadh"])(moved)).toBe(true);
  expect(judge("presenceChanged", ["dubai"])(moved)).toBe(false);
  expect(judge('presenceChanged(placeIds: ["cairo"])')(moved)).toBe(true);
  expect(judge('presenceChanged(placeIds: ["dubai"])')(moved)).toBe(false);
  // A place that is asked for and one that is seen are not the same thing twice over.
  expect(judge('presenceChanged(placeIds: ["cairo"])', ["riyadh"])(moved)).toBe(false);
});

it("names no place that the viewer does not see", () => {
  const root = ATTENDANCE_ROOTS.get("presenceChanged");
  const moved = { ...change, lastPunchPlaceId: "cairo", lastPunchAt: "2026-11-23T05:00:00Z" };
  const hide = (places: Viewer["places"]) => root && hidePlaces(root, moved, viewer(places));
  expect(hide("*")).toEqual(moved);
  expect(hide(["riyadh"])).toEqual({ ...moved, lastPunchPlaceId: null });
  expect(hide(["cairo"])).toEqual({ ...moved, placeId: null });
  expect(hide(["riyadh", "cairo"])).toEqual(moved);
});

it("tells an alert to whoever sees its place, and one of the organisation as a whole to whoever sees every place", () => {
  const raised = { kind: "RAISED", alertId: "a1", placeId: "riyadh" };
  expect(judge("alertRaised", ["riyadh"])(raised)).toBe(true);
  expect(judge("alertRaised", ["cairo"])(raised)).toBe(false);
  expect(judge('alertRaised(placeIds: ["cairo"])')(raised)).toBe(false);
  const ofAll = { ...raised, placeId: null };
  expect(judge("alertRaised")(ofAll)).toBe(true);
  expect(judge("alertRaised", ["riyadh", "cairo"])(ofAll)).toBe(false);
  expect(judge('alertRaised(placeIds: ["riyadh"])')(ofAll)).toBe(false);
});
