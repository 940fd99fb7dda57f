import { expect, it } from "vitest";
import { createOrganisation, toPlace } from "./organisation.ts";
import { parseDay } from "./local-time.ts";
import { parseOrganisationRules } from "./parse-organisation.ts";
import { parsePersonRules } from "./parse-person.ts";
import { createSchedule } from "./schedule.ts";
import { createShift } from "./shift.ts";
import { NO_LAYERS } from "./shift-layers.ts";
import { DEFAULT_SHIFT } from "./shift-rules.ts";

const rules = parseOrganisationRules({
  places: { amman: { timeZone: "Asia/Amman" }, berlin: { timeZone: "Europe/Berlin", weekend: ["SAT", "SUN"] } },
});
const organisation = createOrganisation(rules);
const person = parsePersonRules(
  {
    pin: "7",
    homePlace: "berlin",
    enrolledAt: ["amman", "berlin"],
    shift: { end: "16:00" },
    roster: { "2025-07-01": { start: "07:00" } },
  },
  rules,
);

it.each([
  ["2025-06-30", "PERSON", "08:00", "16:00"],
  ["2025-07-01", "ROSTER", "07:00", "16:00"],
])("takes the shift of %s from the %s", (date, source, start, end) => {
  const plan = createSchedule(organisation, person, { kind: "ORGANISATION" }).planOn(parseDay(date), false);
  expect([plan.source, plan.shift.rules.start, plan.shift.rules.end]).toEqual([source, start, end]);
});

it("takes the shift of a person without one from the place, and a holiday's measure from the roster", () => {
  const plain = createSchedule(organisation, { ...person, shift: NO_LAYERS }, { kind: "ORGANISATION" });
  expect(plain.planOn(parseDay("2025-06-30"), false).source).toBe("PLACE");
  const holiday = plain.planOn(parseDay("2025-07-01"), true);
  expect([holiday.kind, holiday.source]).toEqual(["HOLIDAY", "ROSTER"]);
});

it("knows the weekday of dates before 1970", () => {
  const { planOn } = createSchedule(organisation, person, { kind: "ORGANISATION" });
  expect(planOn(parseDay("1969-12-27"), false).kind).toBe("WEEKEND");
  expect(planOn(parseDay("1969-12-29"), false).kind).toBe("WORKING");
});

it("reads every place in organisation scope, one place in place scope", () => {
  const whole = createSchedule(organisation, person, { kind: "ORGANISATION" });
  expect([whole.place.id, whole.enrolledAt, whole.isInScope("amman")]).toEqual(["berlin", ["amman", "berlin"], true]);
  const one = createSchedule(organisation, person, { kind: "PLACE", place: "amman" });
  expect([one.place.id, one.enrolledAt, one.isInScope("berlin")]).toEqual(["amman", ["amman"], false]);
});

it("confines a person to the home place when the same PIN elsewhere is somebody else", () => {
  const apart = createOrganisation({ ...rules, identity: "place" });
  const schedule = createSchedule(apart, person, { kind: "ORGANISATION" });
  expect([schedule.enrolledAt, schedule.isInScope("amman"), schedule.scopeRule]).toEqual([["berlin"], false, "R27"]);
});

it("refuses a scope or a person of no place", () => {
  expect(() => createSchedule(organisation, person, { kind: "PLACE", place: "oslo" })).toThrow(RangeError);
  const nowhere = { ...person, homePlace: undefined, enrolledAt: [] };
  expect(() => createSchedule(organisation, nowhere, { kind: "ORGANISATION" })).toThrow(RangeError);
});

it("shares one shift among all people of the same rules", () => {
  const berlin = toPlace(organisation, "berlin");
  expect(berlin.shiftOf([])).toBe(berlin.shiftOn(20_000));
  const early = [{ start: "07:00" }, { breakMinutes: 0 }];
  expect(berlin.shiftOf(early)).toBe(berlin.shiftOf([{ breakMinutes: 0, start: "07:00" }]));
  expect(berlin.shiftOf(early)).not.toBe(berlin.shiftOf(early.slice(0, 1)));
  expect(berlin.shiftOf([{ start: "09:00" }])).not.toBe(berlin.shiftOn(20_000));
});

it("refuses a shift whose times were never parsed", () => {
  const resolve = (instantMs: number) => ({ instantMs, offsetMinutes: 0, kind: "UNIQUE" }) as const;
  expect(() => createShift({ ...DEFAULT_SHIFT, spans: [{ start: "8", end: "17:00" }] }, resolve)).toThrow(TypeError);
});
