import { expect, it } from "vitest";
import { type CountedSpan, type DaySpan, toCountedDays, toFirstSpans, toHalves } from "./sum-comparison.ts";

const NEWEST = "2026-03-04T11:59:00";
const toText = ({ from, to }: DaySpan): string => `${from} ${to}`;

it.each([
  ["2026-03-01", "2026-03-03", ["2026-03-01T00:00:00 2026-03-03T23:59:59"]],
  ["2026-03-03", "2026-03-09", ["2026-03-03T00:00:00 2026-03-03T23:59:59", `2026-03-04T00:00:00 ${NEWEST}`]],
  ["2026-03-04", "2026-03-04", [`2026-03-04T00:00:00 ${NEWEST}`]],
  ["2026-03-05", "2026-03-09", []],
])("asks for the days that are over and the one that runs: %s to %s", (from, to, spans) => {
  expect(toFirstSpans({ from, to }, NEWEST).map(toText)).toEqual(spans);
});

const span = (firstDay: string, lastDay: string, readerRows: number, ledgerRows: number): CountedSpan => ({
  ...{ firstDay, lastDay, from: `${firstDay}T00:00:00`, to: `${lastDay}T23:59:59` },
  ...{ readerRows, ledgerRows },
});

it.each([
  ["an odd number of days", span("2026-02-27", "2026-03-01", 5, 4), ["2026-02-28T23:59:59", "2026-03-01T23:59:59"]],
  ["two days", span("2026-02-28", "2026-03-01", 4, 5), ["2026-02-28T23:59:59", "2026-03-01T23:59:59"]],
  ["one day", span("2026-03-01", "2026-03-01", 5, 4), []],
  ["equal sums", span("2026-02-01", "2026-03-01", 4, 4), []],
  ["days of which the reader has nothing", span("2026-02-01", "2026-03-01", 0, 4), []],
  [
    "days of which the ledger has nothing",
    span("2026-02-28", "2026-03-01", 4, 0),
    ["2026-02-28T23:59:59", "2026-03-01T23:59:59"],
  ],
])("halves %s, or not", (_what, counted, ends) => {
  expect(toHalves(counted).map(({ to }) => to)).toEqual(ends);
});

it("leaves no day out and has none twice, however it is cut", () => {
  const dates: string[] = [];
  for (let open = toFirstSpans({ from: "2025-01-28", to: "2026-03-03" }, NEWEST); open.length > 0; ) {
    const halves = open.map((it) => toHalves({ ...it, readerRows: 2, ledgerRows: 1 }));
    dates.push(...open.filter((_it, index) => halves[index]?.length === 0).map(({ firstDay }) => firstDay));
    open = halves.flat();
  }
  const all = Array.from({ length: 400 }, (_, nth) => new Date(Date.UTC(2025, 0, 28 + nth)).toISOString().slice(0, 10));
  expect(dates.toSorted()).toEqual(all);
});

const kept = (date: string, copies: number, setAside: number) => ({
  ...{ date, copies, setAside },
  ...{ lastMs: undefined, log: undefined },
});

it("splits what both have into punches and rows that are none, and says what only one has", () => {
  const days = toCountedDays(
    [
      span("2026-02-01", "2026-02-20", 9, 9),
      span("2026-02-21", "2026-02-21", 2, 5),
      span("2026-02-22", "2026-02-22", 7, 5),
    ],
    [kept("2026-02-03", 6, 3), kept("2026-02-04", 0, 0), kept("2026-02-21", 2, 3), kept("2026-02-22", 5, 0)],
    "2026-02-21T09:00:00",
  );
  expect(days).toMatchObject([
    { date: "2026-02-03", rowsOnReader: 9, rowsInLedger: 9, copies: 6, setAside: 3, onlyOnReader: 0, onlyInLedger: 0 },
    { date: "2026-02-21", rowsOnReader: 2, rowsInLedger: 5, copies: 0, setAside: 2, onlyInLedger: 3, goneFromLog: 0 },
    { date: "2026-02-22", rowsOnReader: 7, rowsInLedger: 5, copies: 5, setAside: 0, onlyOnReader: 2, goneFromLog: 0 },
  ]);
});

it("knows that what a day had before its log was cleared is gone from it", () => {
  const days = toCountedDays(
    [span("2026-02-01", "2026-02-20", 0, 9)],
    [kept("2026-02-03", 6, 3)],
    "2026-02-04T09:00:00",
  );
  expect(days).toMatchObject([{ rowsOnReader: 0, rowsInLedger: 9, onlyInLedger: 9, goneFromLog: 9 }]);
});
