import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseInput, CasePunch } from "../cli/case-format.ts";
import { runCase } from "../cli/run-case.ts";
import { toBusinessDate } from "../src/business-day.ts";
import { type DayQuery, type DayRecord, toDayRecords } from "../src/day-record.ts";
import type { Figure } from "../src/explanation-lines.ts";
import type { Punch } from "../src/punch.ts";
import { createTimeline } from "../src/timeline.ts";
import { arbitraryHistory, toDates } from "./arbitrary-history.ts";

const RUNS = { numRuns: 400 };

function toRecords(history: CaseInput): readonly DayRecord[] {
  return runCase(history, toDates(history)).records;
}

/** What a record says, without the ids and the set-aside rows of its explanation. */
function toFigures(records: readonly DayRecord[]): readonly unknown[] {
  return records.map(({ explanation: _explanation, ...figures }) => figures);
}

function forEachRecord(check: (record: DayRecord) => void): void {
  fc.assert(
    fc.property(arbitraryHistory, (history) => {
      for (const record of toRecords(history)) check(record);
    }),
    RUNS,
  );
}

/** Puts the rows into another order that keeps the log order of each reader. */
function shuffleReaders(punches: readonly CasePunch[], keys: readonly number[]): readonly CasePunch[] {
  const readers = Map.groupBy(punches, ({ place, device }) => `${place}/${device}`);
  const left = [...readers.values()].map((rows) => [...rows]);
  return punches.flatMap((_punch, index) => {
    const filled = left.filter((rows) => rows.length > 0);
    return filled[(keys[index] ?? 0) % filled.length]?.splice(0, 1) ?? [];
  });
}

describe("input", () => {
  it("does not depend on the order in which readers are interleaved", () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.array(fc.nat(7), { minLength: 48, maxLength: 48 }), (history, keys) => {
        const shuffled = { ...history, punches: shuffleReaders(history.punches, keys) };
        expect(toFigures(toRecords(shuffled))).toEqual(toFigures(toRecords(history)));
      }),
      RUNS,
    );
  });

  it("changes nothing when a log is read twice", () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const twice = { ...history, punches: [...history.punches, ...history.punches] };
        const once = runCase(history, toDates(history));
        const again = runCase(twice, toDates(history));
        expect(toFigures(again.records)).toEqual(toFigures(once.records));
        expect(again.log.setAside.length - once.log.setAside.length).toBe(history.punches.length);
      }),
      RUNS,
    );
  });

  it("gives a date the same record alone and within a range", () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        for (const record of toRecords(history)) {
          expect(runCase(history, { from: record.date, to: record.date }).records).toEqual([record]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it("gives every punch exactly one account: in one day, dropped or set aside", () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const { records, log } = runCase(history, toDates(history));
        const accounts = records.flatMap(({ explanation }) => explanation.punches.map(({ id }) => id));
        const own = [...log.punches, ...log.setAside.map(({ punch }) => punch)].filter(
          ({ pin }) => pin === history.pin,
        );
        expect(accounts.toSorted()).toEqual(own.map(({ id }) => id).toSorted());
      }),
      RUNS,
    );
  });

  it("puts every punch into the record of its business date", () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ additionalHolidays: _additionalHolidays, ...history }) => {
        const { records, schedule } = runCase(history, toDates(history));
        for (const { date, explanation } of records) {
          const dates = explanation.punches.map(({ instantMs }) => toBusinessDate(schedule, instantMs));
          expect(dates).toEqual(dates.map(() => date));
        }
      }),
      RUNS,
    );
  });

  it("counts as kept and dropped what the accounts say", () => {
    forEachRecord(({ keptPunches, droppedDuplicates, explanation }) => {
      const fates = explanation.punches.map(({ fate }) => fate);
      expect(fates.filter((fate) => fate === "USED" || fate === "IGNORED")).toHaveLength(keptPunches);
      expect(fates.filter((fate) => fate === "DROPPED")).toHaveLength(droppedDuplicates);
    });
  });
});

describe("figures", () => {
  it("keep 0 <= worked <= presence, and overtime within worked", () => {
    forEachRecord(({ workedMinutes, presenceMinutes, overtimeMinutes }) => {
      expect(workedMinutes).toBeGreaterThanOrEqual(0);
      expect(workedMinutes).toBeLessThanOrEqual(presenceMinutes);
      expect(overtimeMinutes).toBeLessThanOrEqual(workedMinutes);
    });
  });

  it("are the sums of the lines that explain them", () => {
    forEachRecord((record) => {
      const figures: readonly Figure[] = [
        "presenceMinutes",
        "workedMinutes",
        "expectedMinutes",
        "lateMinutes",
        "earlyLeaveMinutes",
        "overtimeMinutes",
      ];
      for (const figure of figures) {
        const lines = record.explanation.lines.filter((line) => line.figure === figure);
        expect(Math.floor(lines.reduce((sum, { seconds }) => sum + seconds, 0) / 60)).toBe(record[figure]);
      }
    });
  });

  it("never shrink in worked time when a first-and-last day ends with a later check-out", () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.double({ min: 0, max: 1, noNaN: true }), ({ asOf: _asOf, ...history }, part) => {
        const { schedule, log, records } = runCase(history, toDates(history));
        for (const record of records.filter(isFirstAndLast)) {
          const later = toLaterPunch(record, part);
          if (!later) continue;
          const own = log.punches.filter(({ pin }) => pin === history.pin);
          const timeline = createTimeline({ punches: [...own, later], setAside: [] });
          const query = { ...toQuery(history), from: record.date, to: record.date };
          const [changed] = toDayRecords(schedule, timeline, query);
          expect(changed?.workedMinutes).toBeGreaterThanOrEqual(record.workedMinutes);
        }
      }),
      RUNS,
    );
  });
});

function isFirstAndLast({ explanation, keptPunches }: DayRecord): boolean {
  return explanation.shift.rules.pairing === "FIRST_LAST" && keptPunches > 0;
}

function toQuery({ additionalHolidays }: CaseInput): Omit<DayQuery, "from" | "to"> {
  return { asOfMs: Infinity, additionalHolidays: additionalHolidays ?? [], proofs: "ALL_PROVED" };
}

/** A punch between the last one of the day and the end of the business day. */
function toLaterPunch({ explanation }: DayRecord, part: number): Punch | undefined {
  const last = Math.max(...explanation.punches.map(({ instantMs }) => instantMs));
  const instantMs = Math.floor(last + part * (explanation.businessDay.toMs - last - 1));
  const row = {
    id: "later",
    place: explanation.place,
    device: "D9",
    pin: "1001",
    local: "",
    state: 1,
    driftSeconds: 0,
  };
  return instantMs > last ? { ...row, instantMs } : undefined;
}

describe("verdicts", () => {
  it("of a first-and-last day never say late and check-in missing together", () => {
    forEachRecord(({ flags, explanation }) => {
      const isBoth = flags.includes("LATE") && flags.includes("MISSING_IN");
      if (explanation.shift.rules.pairing === "FIRST_LAST") expect(isBoth).toBe(false);
    });
  });

  it("of a closed day never become pending in a later query", () => {
    fc.assert(
      fc.property(arbitraryHistory, fc.nat(200), ({ asOf, ...history }, hours) => {
        const earlierMs = Date.parse(asOf ?? "2025-07-02T00:00:00Z");
        const closed = runCase(
          { ...history, asOf: new Date(earlierMs).toISOString() },
          toDates(history),
        ).records.filter(({ explanation }) => explanation.businessDay.toMs <= earlierMs);
        const later = toRecords({ ...history, asOf: new Date(earlierMs + hours * 3_600_000).toISOString() });
        const pending = new Set(later.filter(({ status }) => status === "PENDING").map(({ date }) => date));
        expect(closed.filter(({ date, status }) => status === "PENDING" || pending.has(date))).toEqual([]);
      }),
      RUNS,
    );
  });

  it("name each flag once, and those of R20 only while the day is pending", () => {
    const ofPending = /^(IN_PROGRESS|LATE|PARTIAL_LEAVE|CLOCK_DRIFT|MULTI_PLACE|EXTRA_IN|EXTRA_OUT)$/;
    forEachRecord(({ status, flags, overtimeMinutes, earlyLeaveMinutes }) => {
      expect(new Set(flags).size).toBe(flags.length);
      if (status !== "PENDING") return;
      expect(flags.filter((flag) => !ofPending.test(flag))).toEqual([]);
      expect(overtimeMinutes + earlyLeaveMinutes).toBe(0);
    });
  });
});

describe("business days", () => {
  it("follow each other without a gap and never run backwards", () => {
    fc.assert(
      fc.property(arbitraryHistory, (history) => {
        const days = toRecords(history).map(({ explanation }) => explanation.businessDay);
        for (const [index, { fromMs, toMs }] of days.entries()) {
          expect(fromMs).toBeLessThanOrEqual(toMs);
          expect(days[index + 1]?.fromMs ?? toMs).toBe(toMs);
        }
      }),
      RUNS,
    );
  });

  it("are not moved by an absence, which changes records of its own dates only", () => {
    fc.assert(
      fc.property(arbitraryHistory, ({ absences = [], ...history }) => {
        const [without, withThem] = [toRecords(history), toRecords({ ...history, absences })];
        const dates = absences.map((absence) => Reflect.get(Object(absence), "from"));
        for (const [index, record] of withThem.entries()) {
          const { explanation, keptPunches, droppedDuplicates } = without[index] ?? record;
          expect([record.keptPunches, record.droppedDuplicates]).toEqual([keptPunches, droppedDuplicates]);
          expect(record.explanation.businessDay).toEqual(explanation.businessDay);
          if (!dates.includes(record.date)) expect(record).toEqual(without[index]);
        }
      }),
      RUNS,
    );
  });
});

describe("hours", () => {
  it("that are flexible make nobody late and nobody leave early", () => {
    forEachRecord(({ flags, explanation, lateMinutes, earlyLeaveMinutes }) => {
      if (!explanation.shift.rules.flexible) return;
      expect([flags.includes("LATE"), flags.includes("EARLY_LEAVE"), lateMinutes + earlyLeaveMinutes]).toEqual([
        false,
        false,
        0,
      ]);
    });
  });

  it("of a split day are never missed by more than the time of its spans", () => {
    forEachRecord(({ lateMinutes, earlyLeaveMinutes, explanation: { shift } }) => {
      if (shift.spans.length < 2 || shift.rules.pairing === "FIRST_LAST") return;
      const spanMs = shift.spans.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0);
      expect((lateMinutes + earlyLeaveMinutes) * 60_000).toBeLessThanOrEqual(spanMs);
    });
  });
});
