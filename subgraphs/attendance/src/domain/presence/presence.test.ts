import { createOrganisation } from "@biometricflow/rules/organisation";
import { parseOrganisationRules } from "@biometricflow/rules/parse-organisation";
import { parsePersonRules } from "@biometricflow/rules/parse-person";
import { describe, expect, it } from "vitest";
import { toRecords } from "../records/recompute.ts";
import { toPlaceDoubts } from "./place-doubt.ts";
import { addToBoard, countPeople, EMPTY_BOARD, toBoardEntry } from "./presence-board.ts";
import { type PresenceRow, toPresenceRow } from "./presence-row.ts";
import { judgePresence, type PresenceFacts, PRESENCE_STATES } from "./presence-state.ts";

const at = (time: string) => Date.parse(`2026-11-23T${time}:00+03:00`);
const person = { key: 1, id: "p.7", pin: "7", name: "Sara", nameKey: "sara" };

interface Given {
  readonly shift?: object;
  readonly now?: string;
  readonly roster?: Readonly<Record<string, string>>;
  readonly absences?: readonly object[];
}

/** The row of a Monday after some punches, `<time>` or `<time> <state>`. */
function toRow(punches: readonly string[], { shift = {}, now = "23:00", ...given }: Given = {}) {
  const rules = parseOrganisationRules({ places: { riyadh: { timeZone: "Asia/Riyadh", shift } } });
  const [record] = toRecords({
    organisation: createOrganisation(rules),
    person: parsePersonRules({ pin: "7", enrolledAt: ["riyadh"], ...given }, rules),
    punches: punches.map((text) => {
      const [time = "", state = "0"] = text.split(" ");
      const own = { placeId: "riyadh", readerId: "riyadh/gate-1", pin: "7", channel: "LIVE", driftSeconds: 0 };
      const atMs = at(time);
      return { id: `riyadh/${text}`, ...own, atMs, localTime: `2026-11-23T${time}:00`, stateCode: Number(state) };
    }),
    changes: [],
    from: "2026-11-23",
    to: "2026-11-23",
    asOfMs: at(now),
    proofs: "ALL_PROVED",
    additionalHolidays: [],
  });
  return record && toPresenceRow(record, ["riyadh"], at(now));
}

const facts = (row: PresenceRow | undefined): PresenceFacts => ({
  person,
  row,
  homePlaceId: "riyadh",
  hasFault: false,
});
const stateAt = (row: PresenceRow | undefined, now: string, doubts = new Map()) => {
  const { state, doubt } = judgePresence(facts(row), { nowMs: at(now), doubts });
  return doubt === undefined ? state : `${state} ${doubt}`;
};

describe("somebody who came", () => {
  it("is in after an entry and out after a leave, taken in turns where keys are not pressed", () => {
    const punches = ["08:00", "12:00", "13:00", "17:05"];
    const states = punches.map((_, index) => stateAt(toRow(punches.slice(0, index + 1)), "18:00"));
    expect(states).toEqual(["IN", "LEFT", "IN", "LEFT"]);
  });

  it("is what the keys say where they are pressed; one pressed twice changes nothing", () => {
    const shift = { pairing: "STATE" };
    const states = (...punches: readonly string[]) => stateAt(toRow(punches, { shift }), "18:00");
    expect(states("08:00 0", "09:00 0")).toBe("IN");
    expect(states("08:00 0", "12:00 1", "12:30 1")).toBe("LEFT");
    expect(states("08:00 0", "12:00 2", "13:00 3")).toBe("IN");
    expect(toRow(["08:00 0", "09:00 0"], { shift })?.sinceMs).toBe(at("08:00"));
  });

  it("is not in for ever: after sixteen hours a leave was not punched", () => {
    const row = toRow(["06:00"]);
    expect([stateAt(row, "22:00"), stateAt(row, "22:01")]).toEqual(["IN", "OPEN_TOO_LONG"]);
  });

  it("is known to be there, whatever is in doubt", () => {
    expect(stateAt(toRow(["08:00"]), "09:00", new Map([["riyadh", "PLACE_SILENT"]]))).toBe("IN");
  });

  it("came on a day off and on leave all the same", () => {
    expect(stateAt(toRow(["08:00"], { roster: { "2026-11-23": "OFF" } }), "09:00")).toBe("IN");
  });
});

describe("somebody who did not come", () => {
  it("is expected to the end of the grace, then late, and absent when the shift is over", () => {
    const row = toRow([]);
    const states = ["07:00", "08:15", "08:16", "16:59", "17:00"].map((now) => stateAt(row, now));
    expect(states).toEqual(["EXPECTED", "EXPECTED", "LATE", "LATE", "ABSENT"]);
  });

  it("is never late for a flexible shift", () => {
    const row = toRow([], { shift: { flexible: true } });
    expect([stateAt(row, "16:59"), stateAt(row, "17:00")]).toEqual(["EXPECTED", "ABSENT"]);
  });

  it("is off or on leave where nothing is expected, also while the place is silent", () => {
    const silent = new Map([["riyadh", "PLACE_SILENT"]]);
    const absences = [{ from: "2026-11-23", to: "2026-11-23", kind: "leave" }];
    expect(stateAt(toRow([], { roster: { "2026-11-23": "OFF" } }), "09:00", silent)).toBe("DAY_OFF");
    expect(stateAt(toRow([], { absences }), "09:00", silent)).toBe("ON_LEAVE");
  });

  it("is unknown, not absent, while a place of the enrolment is in doubt", () => {
    for (const doubt of ["PLACE_SILENT", "PLACE_BEHIND", "READER_NOT_PROVED"])
      expect(stateAt(toRow([]), "18:00", new Map([["riyadh", doubt]]))).toBe(`UNKNOWN ${doubt}`);
    expect(stateAt(toRow([]), "18:00", new Map([["cairo", "PLACE_SILENT"]]))).toBe("ABSENT");
  });

  it("is unknown without a record of today, and where the hours contradict the rules", () => {
    expect(stateAt(undefined, "09:00")).toBe("UNKNOWN NOT_WORKED_OUT");
    expect(judgePresence({ ...facts(toRow(["08:00"])), hasFault: true }, { nowMs: 0, doubts: new Map() })).toEqual({
      state: "UNKNOWN",
      doubt: "RECORD_FAULT",
    });
    const row = toRow(["08:00"]);
    const nextDay = { nowMs: row?.dayEndMs ?? 0, doubts: new Map() };
    expect(judgePresence(facts(row), nextDay).doubt).toBe("NOT_WORKED_OUT");
  });
});

describe("a punch out of hours", () => {
  const areOut = (punches: readonly string[], given: Given = {}) =>
    punches.map((punch) => toRow([punch], given)?.isOutOfHours);

  it("is more than three hours before the start of the shift or after its end", () => {
    expect(areOut(["04:59", "05:00", "08:00", "20:00", "20:01"])).toEqual([true, false, false, false, true]);
    expect(toRow(["08:00", "12:00", "17:00", "22:30"])?.isOutOfHours).toBe(true);
    expect(toRow([])?.isOutOfHours).toBe(false);
  });

  it("is none between two spans, and none within the hours that leave takes", () => {
    const spans = [
      { start: "06:00", end: "08:00" },
      { start: "18:00", end: "20:00" },
    ];
    expect(areOut(["13:00"], { shift: { spans, pairing: "ALTERNATING" } })).toEqual([false]);
    const absences = [{ from: "2026-11-23", to: "2026-11-23", kind: "mission", part: "SECOND_HALF" }];
    expect(areOut(["17:00", "20:01"], { absences })).toEqual([false, true]);
  });

  it("is none where nobody says when somebody works: flexible hours, a day off, leave", () => {
    const absences = [{ from: "2026-11-23", to: "2026-11-23", kind: "leave" }];
    const given: readonly Given[] = [{ shift: { flexible: true } }, { roster: { "2026-11-23": "OFF" } }, { absences }];
    expect(given.flatMap((each) => areOut(["21:00"], each))).toEqual([false, false, false]);
  });
});

it("keeps nothing of a day that is over or did not begin", () => {
  expect(toRow(["08:00"], { now: "23:59" })).toBeDefined();
  const [record] = [toRow(["08:00"])];
  expect(record?.dayEndMs).toBe(Date.parse("2026-11-24T04:00:00+03:00"));
});

it("doubts a place that is silent, behind, without readers, or with one that is not proved for three proofs", () => {
  const nowMs = at("12:00");
  const feed = { placeId: "a", epoch: "e", seq: 5, headSeq: 5, asOfMs: nowMs - 60_000 };
  const reader = {
    placeId: "a",
    readerId: "a/1",
    sinceMs: 0,
    endedMs: undefined,
    provedUntilMs: nowMs - 45 * 60_000,
    lost: [],
  };
  const doubt = (changes: object, readerChanges: object = {}) =>
    toPlaceDoubts(["a"], { feeds: [{ ...feed, ...changes }], readers: [{ ...reader, ...readerChanges }], nowMs }).get(
      "a",
    );
  expect(doubt({})).toBeUndefined();
  expect(doubt({ asOfMs: nowMs - 60_001 })).toBe("PLACE_SILENT");
  expect(doubt({ headSeq: 6 })).toBe("PLACE_BEHIND");
  expect(doubt({}, { provedUntilMs: nowMs - 45 * 60_000 - 1 })).toBe("READER_NOT_PROVED");
  expect(doubt({}, { provedUntilMs: undefined })).toBe("READER_NOT_PROVED");
  expect(doubt({}, { placeId: "b" })).toBe("READER_NOT_PROVED");
  const lostAt = (closedMs?: number) => doubt({}, { lost: [{ fromMs: 0, closedMs }] });
  expect([lostAt(nowMs - 1), lostAt()]).toEqual(["READER_NOT_PROVED", "READER_NOT_PROVED"]);
  expect(lostAt(nowMs - 24 * 3_600_000)).toBeUndefined();
  expect(toPlaceDoubts(["b"], { feeds: [], readers: [], nowMs }).get("b")).toBe("PLACE_SILENT");
});

describe("a board", () => {
  const terms = { nowMs: at("09:00"), doubts: new Map() };
  const rows = [toRow(["08:20"]), toRow(["08:00", "08:30"]), toRow([]), undefined];

  it("counts everybody once, in figures and by place", () => {
    const entries = rows.map((row) => toBoardEntry(facts(row), terms, undefined));
    const board = addToBoard(addToBoard(EMPTY_BOARD, entries.slice(0, 1)), entries.slice(1));
    const { states, cameLate, lastPunchMs } = board.all;
    expect(PRESENCE_STATES.filter((state) => states[state] > 0)).toEqual(["UNKNOWN", "IN", "LEFT", "LATE"]);
    expect([countPeople(board.all), cameLate, lastPunchMs]).toEqual([4, 1, at("08:30")]);
    expect([...board.places.values()].reduce((sum, tally) => sum + countPeople(tally), 0)).toBe(4);
  });

  it("shows somebody where the last punch was, and at the own place to whoever does not see that one", () => {
    const row = toRow(["08:20"]);
    const elsewhere = row && { ...row, last: { atMs: 1, placeId: "cairo", readerId: "cairo/1" } };
    expect(toBoardEntry(facts(elsewhere), terms, undefined).placeId).toBe("cairo");
    expect(toBoardEntry(facts(elsewhere), terms, new Set(["riyadh"])).placeId).toBe("riyadh");
  });
});
