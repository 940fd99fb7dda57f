import { expect, it } from "vitest";
import { toPersonLook } from "./person-views.ts";

const OMAR = { names: ["p.7", "riyadh/7", "riyadh"], own: "account/omar" };
const VIEW = { at: "2026-11-28T08:00:00.000Z", actor: "account/hr", action: "viewPunch" };

it.each([
  ["the person", ["p.7"], true],
  ["a user of the person, among others", ["riyadh/8", "riyadh/7"], true],
  ["the account of the person", ["account/omar"], true],
  ["a list of the place, in which the person was named", ["riyadh", "p.7"], true],
  ["a list of a place of the person", ["cairo", "riyadh"], false],
  ["a list of every place", ["*"], false],
])("finds a look at %s", (_what, targets, isNamed) => {
  expect(toPersonLook({ ...VIEW, targets }, OMAR)).toEqual({
    ...{ at: VIEW.at, actor: "account/hr", kind: "PUNCHES", isNamed },
  });
});

it.each([
  ["somebody else", { ...VIEW, targets: ["p.8", "riyadh/70", "cairo/7"] }],
  ["another place", { ...VIEW, targets: ["cairo"] }],
  ["somebody who was erased", VIEW],
  ["oneself, by oneself", { ...VIEW, actor: "account/omar", targets: ["p.7"] }],
  ["nothing: it is a change", { ...VIEW, action: "editPerson", targets: ["p.7"] }],
])("leaves out a look at %s", (_what, row) => {
  expect(toPersonLook(row, OMAR)).toBeUndefined();
});

it.each([
  ["viewPerson", "PERSON"],
  ["viewDayRecord", "ATTENDANCE"],
  ["viewPresenceChange", "PRESENCE"],
  ["viewAbsence", "ABSENCES"],
  ["viewCorrection", "CORRECTIONS"],
  ["viewRosterRow", "SHIFTS"],
  ["viewNewcomer", "OTHER"],
])("says of %s that it was of %s", (action, kind) => {
  expect(toPersonLook({ ...VIEW, action, targets: ["p.7"] }, OMAR)).toMatchObject({ kind });
});
