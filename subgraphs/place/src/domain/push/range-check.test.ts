import fc from "fast-check";
import { expect, it } from "vitest";
import { advanceCheck, beginCheck, type CheckGoal, type CheckStep } from "./range-check.ts";
import { addSeconds } from "./reader-clock.ts";

const NEWEST = "2026-03-04T12:00:00";
const daysAgo = (days: number) => addSeconds(NEWEST, -days * 86_400);

interface Run {
  readonly goal?: CheckGoal;
  readonly oldest?: string;
  readonly stated?: number;
  /** Rows of the reader that it does not send when it is asked. */
  readonly withheld?: number;
  readonly outcome?: "UNKNOWN_ORDER" | "FAILED";
}

/** Runs a check of a reader that holds rows at these times against a ledger that has those. */
function run(
  reader: readonly string[],
  ledger: readonly string[],
  { goal = "ALL", oldest = daysAgo(100), ...more }: Run = {},
) {
  const has = [...ledger];
  const asked: string[] = [];
  let step: CheckStep = beginCheck(goal, oldest, NEWEST);
  while (step.kind === "ASK") {
    const { check, order } = step;
    asked.push(order.kind);
    if (asked.length > 500) throw new Error("it does not end");
    const within = (time: string) => time >= check.from && time <= check.to;
    const held = reader.filter(within);
    if (order.kind === "QUERY_PUNCHES") expect(addSeconds(check.from, 31 * 86_400) > check.to).toBe(true);
    if (order.kind === "QUERY_PUNCHES")
      has.push(...held.slice(more.withheld ?? 0).filter((time) => !has.includes(time)));
    step = advanceCheck(check, {
      outcome: more.outcome ?? "DONE",
      sum: order.kind === "SUM_PUNCHES" ? held.length : undefined,
      ledgerRows: has.filter(within).length,
      statedRows: more.stated,
    });
  }
  return { step, asked, has };
}

it("asks for sums alone while they are equal, and proves the whole log", () => {
  const rows = [daysAgo(0.5), daysAgo(20), daysAgo(70)];
  const { step, asked } = run(rows, rows);
  expect(step).toEqual({ kind: "PROVED", from: daysAgo(100), rows: 3, reachesStart: true });
  expect(asked).toEqual(["SUM_PUNCHES", "SUM_PUNCHES"]);
});

it("goes no further back than the rows that the reader says it has", () => {
  const rows = [daysAgo(0.5), daysAgo(20)];
  expect(run(rows, rows, { stated: 2 }).asked).toEqual(["SUM_PUNCHES"]);
});

it("goes all the way back where the reader says that it has none, or fewer than it has", () => {
  const rows = [daysAgo(0.5), daysAgo(20)];
  for (const stated of [0, 1]) expect(run(rows, rows, { stated }).asked).toHaveLength(2);
});

it("has a window sent again whose sum differs, and compares it once more", () => {
  const rows = [daysAgo(1), daysAgo(2), daysAgo(40)];
  const { step, asked, has } = run(rows, [daysAgo(2)], { stated: 3 });
  expect(step).toMatchObject({ kind: "PROVED", rows: 3 });
  expect(asked).toEqual(["SUM_PUNCHES", "QUERY_PUNCHES", "SUM_PUNCHES", "SUM_PUNCHES", "QUERY_PUNCHES", "SUM_PUNCHES"]);
  expect(has.toSorted()).toEqual(rows.toSorted());
});

it("says what differs when a reader counts a row that it does not send", () => {
  const { step } = run([daysAgo(1), daysAgo(2)], [daysAgo(2)], { withheld: 1 });
  expect(step).toMatchObject({ kind: "DIFFERS", readerRows: 2, ledgerRows: 1, to: NEWEST });
});

it("proves nothing where the ledger has more than the reader: which rows those are, no sum tells", () => {
  expect(run([], [daysAgo(1)]).step).toMatchObject({ kind: "DIFFERS", readerRows: 0, ledgerRows: 1 });
});

it("ends with a reader that knows no sums, or fails", () => {
  expect(run([], [], { outcome: "UNKNOWN_ORDER" }).step.kind).toBe("NOT_OFFERED");
  expect(run([], [], { outcome: "FAILED" }).step.kind).toBe("FAILED");
});

it("has all rows of a reader without sums sent again, and proves nothing by that", () => {
  const { step, asked } = run([daysAgo(1)], [], { goal: "ROWS", oldest: daysAgo(40) });
  expect([step.kind, asked]).toEqual(["SENT", ["QUERY_PUNCHES", "QUERY_PUNCHES"]]);
});

it("proves the whole log only where the ledger has every row of it, and asks for 31 days at most", () => {
  const time = fc.integer({ min: 0, max: 99 * 86_400 }).map((seconds) => addSeconds(NEWEST, -seconds));
  const rows = fc.uniqueArray(time, { maxLength: 30 });
  fc.assert(
    fc.property(
      rows,
      fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }),
      fc.nat(2),
      (held, isKnown, withheld) => {
        const ledger = held.filter((_time, index) => isKnown[index]);
        const { step, has } = run(held, ledger, { withheld, stated: held.length });
        const isWhole = has.length === held.length;
        expect(step.kind).toBe(isWhole ? "PROVED" : "DIFFERS");
      },
    ),
  );
  const step = beginCheck("ALL", "2015-01-01T00:00:00", NEWEST);
  expect(step.kind === "ASK" && step.check.from).toBe(addSeconds(NEWEST, 1 - 31 * 86_400));
});

it("compares years in which nothing is missing by a few sums, whatever the reader counts besides", () => {
  const oldest = "2015-01-01T00:00:00";
  const months = Array.from({ length: 130 }, (_, month) => daysAgo(month * 31 + 1));
  for (const rows of [[], [daysAgo(1)], months, ["2015-01-02T08:00:00"]]) {
    const { step, asked } = run(rows, rows, { oldest, stated: rows.length + 1 });
    expect(step).toEqual({ kind: "PROVED", from: oldest, rows: rows.length, reachesStart: true });
    expect(asked).toEqual(Array.from({ length: 5 }, () => "SUM_PUNCHES"));
  }
});

it("finds one missing row anywhere in years by a bounded number of orders, and has a month at most sent again", () => {
  const oldest = "2015-01-01T00:00:00";
  for (let day = 0.5; day < 4_080; day += 3.5) {
    const { step, asked } = run([daysAgo(day)], [], { oldest });
    expect(step).toMatchObject({ kind: "PROVED", rows: 1, reachesStart: true });
    expect(asked.filter((kind) => kind === "QUERY_PUNCHES")).toHaveLength(1);
    expect(asked.length).toBeLessThanOrEqual(40);
  }
});

it("has each month sent again where all are missing, one sum before and one after", () => {
  const rows = Array.from({ length: 3 * 31 }, (_, day) => daysAgo(day));
  const { step, asked } = run(rows, [], { oldest: daysAgo(92) });
  expect(step).toMatchObject({ kind: "PROVED", rows: 93 });
  expect(asked).toEqual(Array.from({ length: 3 }, () => ["SUM_PUNCHES", "QUERY_PUNCHES", "SUM_PUNCHES"]).flat());
});
