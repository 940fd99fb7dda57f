import { createOrganisation } from "@biometricflow/rules/organisation";
import { parseOrganisationRules } from "@biometricflow/rules/parse-organisation";
import { parsePersonRules } from "@biometricflow/rules/parse-person";
import { describe, expect, it } from "vitest";
import { toRecords } from "../records/recompute.ts";
import { toLocalTime } from "./local-clock.ts";
import { listMissing, type Outage } from "./outage.ts";

const rules = parseOrganisationRules({ places: { riyadh: { timeZone: "Asia/Riyadh", holidays: ["2026-11-25"] } } });
const at = (text: string) => Date.parse(`2026-11-${text}:00+03:00`);
const person = { key: 1, id: "p.7", pin: "7", name: "Seven", nameKey: "seven" };
const BOTH: Outage["times"] = { kind: "SHIFT_EDGES", edges: ["START", "END"] };

/** The punches that are missing, as `<day>T<time> <state>`, after some that were made. */
function list(outage: Partial<Outage>, made: readonly string[] = [], given: object = {}, now = "30T00:00") {
  const records = toRecords({
    organisation: createOrganisation(rules),
    person: parsePersonRules({ pin: "7", enrolledAt: ["riyadh"], ...given }, rules),
    punches: made.map((text) => ({
      id: `riyadh/${text}`,
      placeId: "riyadh",
      readerId: "riyadh/gate-1",
      pin: "7",
      atMs: at(text),
      localTime: `2026-11-${text}:00`,
      stateCode: 0,
      channel: "READ",
      driftSeconds: 0,
    })),
    changes: [],
    from: "2026-11-22",
    to: "2026-11-27",
    asOfMs: at(now),
    proofs: "ALL_PROVED",
    additionalHolidays: [],
  });
  const whole = { placeId: "riyadh", fromMs: at("23T00:00"), toMs: at("23T23:59"), times: BOTH, ...outage };
  return listMissing(person, records, { outage: whole, nowMs: at(now) }).map(
    ({ atMs, stateCode }) => `${toLocalTime(atMs, "Asia/Riyadh").slice(8, 16)} ${stateCode}`,
  );
}

describe("what a person misses by an outage", () => {
  it("are the edges of the shift that lie in it", () => {
    expect(list({})).toEqual(["23T08:00 0", "23T17:00 1"]);
    expect(list({ toMs: at("23T12:00") })).toEqual(["23T08:00 0"]);
    expect(list({ fromMs: at("23T08:01") })).toEqual(["23T17:00 1"]);
    expect(list({ times: { kind: "SHIFT_EDGES", edges: ["END"] } })).toEqual(["23T17:00 1"]);
  });

  it("is no edge near which there is a punch", () => {
    expect(list({}, ["23T08:20"])).toEqual(["23T17:00 1"]);
    expect(list({}, ["23T16:30"])).toEqual(["23T08:00 0"]);
    expect(list({}, ["23T08:20", "23T16:30"])).toEqual([]);
  });

  it("is nothing on days off, on leave and outside of employment", () => {
    const days = { fromMs: at("25T00:00"), toMs: at("27T23:59") };
    expect(list(days)).toEqual(["26T08:00 0", "26T17:00 1"]); // the 25th is a holiday, the 27th a Friday
    const absences = [{ from: "2026-11-26", to: "2026-11-26", kind: "SICK" }];
    expect(list(days, [], { absences })).toEqual([]);
    expect(list({}, [], { employed: { from: "2026-11-24" } })).toEqual([]);
  });

  it("is no punch that nobody could have made yet", () => {
    expect(list({}, [], {}, "23T12:00")).toEqual(["23T08:00 0"]);
  });

  it("is a time that was said, but where there is a punch within a minute", () => {
    const times = { kind: "SAID", atMs: at("23T09:30"), stateCode: 255 } as const;
    expect(list({ times })).toEqual(["23T09:30 255"]);
    expect(list({ times }, ["23T09:31"])).toEqual([]);
    expect(list({ times }, ["23T09:32"])).toEqual(["23T09:30 255"]);
  });

  it("belongs to the night that it ends", () => {
    const shift = { start: "22:00", end: "06:00" };
    expect(list({ fromMs: at("24T05:00"), toMs: at("24T07:00") }, ["23T22:00"], { shift })).toEqual(["24T06:00 1"]);
  });
});
