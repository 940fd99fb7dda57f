import { describe, expect, it } from "vitest";
import { parseLink, toExportInput } from "./export-input.ts";

describe("the link of an export", () => {
  it("is a path of the dashboard", () => {
    for (const link of ["/", "/attendance?month=2026-11", "/people/p.7#notes", "/a//b", "/الحضور"])
      expect(parseLink(link)).toBe(link);
    expect([parseLink(undefined), parseLink(null)]).toEqual([undefined, undefined]);
  });

  it.each([
    ["another site", "https://evil.example/"],
    ["no path", "attendance"],
    ["another host by two slashes", "//evil.example"],
    ["another host by a backslash", "/\\evil.example"],
    ["another host behind a tab, which no reader of addresses sees", "/\t/evil.example"],
    ["another host behind a line feed", "/\n/evil.example"],
    ["another host behind a carriage return and a backslash", "/\r\\evil.example"],
    ["an address that nobody can read", "/\t/["],
    ["too long", `/${"a".repeat(2000)}`],
  ])("is not %s", (_what, link) => {
    expect(() => parseLink(link)).toThrow("A link is a path of the dashboard");
  });
});

it("asks for so much that all who are kept fit into the memory of a process", () => {
  const dates = { from: "2026-11-01", to: "2026-11-30" };
  const ask = (count: number) => {
    const personIds = Array.from({ length: count }, (_, index) => `p.${index}`);
    return toExportInput({ kind: "ATTENDANCE", attendance: { ...dates, personIds } });
  };
  expect(ask(1000).arguments).toMatchObject({ filter: dates });
  expect(() => ask(10_000)).toThrow("choose by departments or places");
});

it.each(["ATTENDANCE", "TOTALS", "PAYROLL", "MATRIX", "MONTH_SHEET"] as const)(
  "asks with the additional holidays of a file of %s",
  (kind) => {
    const additionalHolidays = ["2026-11-24"];
    expect(toExportInput({ kind, additionalHolidays }).arguments).toMatchObject({ additionalHolidays });
  },
);
