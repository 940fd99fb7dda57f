import { describe, expect, it } from "vitest";
import { type DayQuery, toDayRecords } from "./day-record.ts";
import { createOrganisation } from "./organisation.ts";
import { parseOrganisationRules } from "./parse-organisation.ts";
import { parsePersonRules } from "./parse-person.ts";
import type { Punch } from "./punch.ts";
import { createSchedule, type Schedule } from "./schedule.ts";
import { createTimeline, type Timeline } from "./timeline.ts";

const DAY_MS = 86_400_000;
const LONG_AFTER: Omit<DayQuery, "from" | "to"> = { asOfMs: Infinity, additionalHolidays: [], proofs: "ALL_PROVED" };

function toSchedule(place: object): Schedule {
  const rules = parseOrganisationRules({ places: { home: { timeZone: "UTC", weekend: [], ...place } } });
  const person = parsePersonRules({ pin: "7", homePlace: "home" }, rules);
  return createSchedule(createOrganisation(rules), person, { kind: "ORGANISATION" });
}

function toPunch(at: string): Punch {
  const row = { place: "home", device: "gate", pin: "7", local: at.slice(0, 19), state: 0, driftSeconds: 0 };
  return { ...row, id: at, instantMs: Date.parse(at) };
}

function toTimeline(...times: readonly string[]): Timeline {
  return createTimeline({ punches: times.map(toPunch), setAside: [] });
}

describe("a record", () => {
  const schedule = toSchedule({});
  const timeline = toTimeline(
    "2025-06-30T08:17:00Z",
    "2025-06-30T08:17:30Z",
    "2025-06-30T12:00:00Z",
    "2025-06-30T17:45:00Z",
    "2025-06-30T18:00:00Z",
  );
  const asOfMs = Date.parse("2025-06-30T17:49:00Z");
  const [record] = toDayRecords(schedule, timeline, { ...LONG_AFTER, asOfMs, from: "2025-06-30", to: "2025-06-30" });

  it("accounts for every punch of its business day", () => {
    expect(record?.explanation.punches.map(({ id, fate, reason, values }) => [id, fate, reason, values])).toEqual([
      ["2025-06-30T08:17:00Z", "USED", "CHECK_IN", {}],
      ["2025-06-30T08:17:30Z", "DROPPED", "DOUBLE_TAP", { afterSeconds: 30 }],
      ["2025-06-30T12:00:00Z", "IGNORED", "BETWEEN", {}],
      ["2025-06-30T17:45:00Z", "USED", "CHECK_OUT", {}],
      ["2025-06-30T18:00:00Z", "SET_ASIDE", "IN_FUTURE", {}],
    ]);
  });

  it("shows its arithmetic", () => {
    const startMs = Date.parse("2025-06-30T08:00:00Z");
    const checkInMs = startMs + 17 * 60_000;
    expect(record?.explanation.lines).toContainEqual({
      figure: "lateMinutes",
      key: "LATE",
      seconds: 17 * 60,
      values: { checkInMs, startMs, graceMinutes: 15 },
    });
    expect(record?.explanation.lines.map(({ figure, key, seconds }) => [figure, key, seconds])).toEqual([
      ["presenceMinutes", "PAIR", 34_080],
      ["workedMinutes", "PRESENCE", 34_080],
      ["workedMinutes", "BREAK_DEDUCTED", -3600],
      ["expectedMinutes", "SHIFT_LENGTH", 32_400],
      ["expectedMinutes", "SHIFT_BREAK", -3600],
      ["lateMinutes", "LATE", 1020],
      ["earlyLeaveMinutes", "OUT_WITHIN_GRACE", 0],
      ["overtimeMinutes", "BELOW_OVERTIME_THRESHOLD", 0],
    ]);
  });

  it("names the rules, the shift, its source and the business day", () => {
    const { rules, shift, businessDay, place } = record?.explanation ?? {};
    expect(rules).toEqual(["R5", "R6", "R8", "R9", "R13", "R14", "R15", "R25", "R27"]);
    expect([shift?.source, shift?.rules.start, place]).toEqual(["PLACE", "08:00", "home"]);
    expect(businessDay).toEqual({
      fromMs: Date.parse("2025-06-30T04:00:00Z"),
      toMs: Date.parse("2025-07-01T04:00:00Z"),
    });
  });
});

describe("a range", () => {
  it("that ends before it begins has no records", () => {
    const query = { ...LONG_AFTER, from: "2025-07-01", to: "2025-06-30" };
    expect(toDayRecords(toSchedule({}), toTimeline(), query)).toEqual([]);
  });

  it("refuses a date that no calendar has", () => {
    const query = { ...LONG_AFTER, from: "2025-02-30", to: "2025-03-01" };
    expect(() => toDayRecords(toSchedule({}), toTimeline(), query)).toThrow(RangeError);
  });

  it("follows a chain of double taps over several days back to its start", () => {
    const schedule = toSchedule({ duplicateWindowSeconds: 30 * 3600 });
    const timeline = toTimeline(
      "2025-06-25T08:00:00Z",
      "2025-06-28T08:00:00Z",
      "2025-06-29T10:00:00Z",
      "2025-06-30T09:00:00Z",
      "2025-06-30T16:00:00Z",
    );
    const query = { ...LONG_AFTER, from: "2025-06-30", to: "2025-06-30" };
    const [record] = toDayRecords(schedule, timeline, query);
    // The tap of the 29th is dropped, so the one of the 30th is 49 hours after the last kept punch.
    const { keptPunches, droppedDuplicates, checkInMs } = record ?? {};
    expect([keptPunches, droppedDuplicates, checkInMs]).toEqual([1, 1, Date.parse("2025-06-30T09:00:00Z")]);
  });

  it("reads no punches outside it, however long the history is", () => {
    const reads = new Set<string | symbol>();
    const punches = Array.from({ length: 20_000 }, (_punch, index) => {
      return toPunch(new Date(Date.UTC(2000, 0, 1, 8) + index * (DAY_MS / 2)).toISOString());
    });
    const watched = new Proxy(punches, {
      get: (target, key): unknown => {
        if (typeof key === "string" && /^\d+$/.test(key)) reads.add(key);
        return Reflect.get(target, key);
      },
    });
    const query = { ...LONG_AFTER, from: "2010-06-01", to: "2010-06-30" };
    const records = toDayRecords(toSchedule({}), { punches: watched, setAside: [] }, query);
    expect(records.map(({ keptPunches }) => keptPunches)).toEqual(records.map(() => 2));
    expect(reads.size).toBeLessThan(60 + 4 * 15);
  });
});

it("orders equal instants by place, device, state and local time, whatever the order of the input", () => {
  const base = toPunch("2025-06-30T08:00:00Z");
  const punches: readonly Punch[] = [
    base,
    { ...base, local: "2025-06-30T09:00:00" },
    { ...base, state: 1 },
    { ...base, device: "yard" },
    { ...base, place: "other" },
  ];
  expect(createTimeline({ punches: punches.toReversed(), setAside: [] }).punches).toEqual(punches);
});
