import { createOrganisation } from "@biometricflow/rules/organisation";
import { parseOrganisationRules } from "@biometricflow/rules/parse-organisation";
import { parsePersonRules } from "@biometricflow/rules/parse-person";
import { describe, expect, it } from "vitest";
import { fromFlagBits, toDayRow, toFlagBits } from "./day-row.ts";
import { type RecordQuestion, toRecords } from "./recompute.ts";
import type { StoredPunch } from "./stored-punch.ts";

const rules = parseOrganisationRules({
  places: { riyadh: { timeZone: "Asia/Riyadh" }, cairo: { timeZone: "Africa/Cairo" } },
});
const at = (text: string) => Date.parse(`${text}+03:00`);
const punch = (local: string, given: Partial<StoredPunch> = {}): StoredPunch => ({
  id: `riyadh/${local}`,
  placeId: "riyadh",
  readerId: "riyadh/gate-1",
  pin: "7",
  atMs: at(local),
  localTime: local,
  stateCode: 0,
  channel: "READ",
  driftSeconds: 0,
  ...given,
});
const ask = (given: Partial<RecordQuestion> = {}) => {
  const question: RecordQuestion = {
    organisation: createOrganisation(rules),
    person: parsePersonRules({ pin: "7", enrolledAt: ["riyadh"] }, rules),
    punches: [],
    changes: [],
    from: "2026-11-23",
    to: "2026-11-24",
    asOfMs: at("2026-11-30T00:00:00"),
    proofs: "ALL_PROVED",
    additionalHolidays: [],
    ...given,
  };
  return toRecords(question).map((record) => toDayRow(record, question.asOfMs));
};

describe("the rows of a person", () => {
  it("hold the figures of the rules, and where they come from", () => {
    const [first, second] = ask({ punches: [punch("2026-11-23T08:20:00"), punch("2026-11-23T17:00:00")] });
    expect(first).toMatchObject({ date: "2026-11-23", status: "PRESENT", flags: ["LATE"], lateMinutes: 20 });
    expect(first).toMatchObject({ placeId: "riyadh", isFinal: true, nextChangeMs: undefined });
    expect(second).toMatchObject({ date: "2026-11-24", status: "ABSENT", isFinal: true });
  });

  it("end with the date whose business day has begun", () => {
    expect(ask({ asOfMs: at("2026-11-24T03:59:59") }).map(({ date }) => date)).toEqual(["2026-11-23"]);
    expect(ask({ asOfMs: at("2026-11-24T04:00:00") }).map(({ date }) => date)).toEqual(["2026-11-23", "2026-11-24"]);
  });

  it("say when they may change by time alone: at the shift's end, then at the day's", () => {
    const next = (asOf: string) => ask({ asOfMs: at(asOf) })[0]?.nextChangeMs;
    expect(next("2026-11-23T12:00:00")).toBe(at("2026-11-23T17:00:00"));
    expect(next("2026-11-23T17:00:00")).toBe(at("2026-11-24T04:00:00"));
    expect(next("2026-11-24T04:00:00")).toBeUndefined();
  });

  it("are unknown and not final while a place is not proved to the end of the day", () => {
    const proofs = new Map([["riyadh", [{ fromMs: Number.NEGATIVE_INFINITY, toMs: at("2026-11-24T04:00:00") }]]]);
    expect(ask({ proofs })).toMatchObject([
      { status: "ABSENT", isFinal: true },
      { status: "UNKNOWN", isFinal: false },
    ]);
  });

  it("correct the reader's clock only where the place says so", () => {
    const corrected = parseOrganisationRules({
      places: { riyadh: { timeZone: "Asia/Riyadh", driftCorrection: true } },
    });
    const punches = [punch("2026-11-23T08:20:00", { driftSeconds: 900 }), punch("2026-11-23T17:00:00")];
    expect(ask({ punches })[0]).toMatchObject({ lateMinutes: 20, flags: ["CLOCK_DRIFT", "LATE"] });
    expect(ask({ punches, organisation: createOrganisation(corrected) })[0]).toMatchObject({ lateMinutes: 0 });
  });
});

it("keeps any set of flags in a number", () => {
  for (const flags of [[], ["LATE"], ["CLOCK_DRIFT", "OVERTIME", "PARTIAL_LEAVE", "WORKED_ON_LEAVE"]] as const)
    expect(fromFlagBits(toFlagBits(flags))).toEqual(flags);
});
