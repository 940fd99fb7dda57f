import { expect, it } from "vitest";
import { findUsualMs } from "./usual-times.ts";

const file = (name: string, ms: number, status = "passed") => ({ name, status, startTime: 1_000, endTime: 1_000 + ms });

it("is what the files of the tests took, and the start of a run", () => {
  const results = [
    file("/a/place-visit.test.ts", 400),
    file("/a/place-visit-odd.test.ts", 600),
    file("/a/b.test.ts", 9),
  ];
  expect(findUsualMs(results, { tests: "place-visit" })).toBe(11_000);
});

it.each([
  ["no such file ran", [file("/a/b.test.ts", 9)]],
  ["one of them failed", [file("/a/place-visit.test.ts", 400), file("/a/place-visit-odd.test.ts", 6, "failed")]],
])("is unknown where %s", (_title, results) => {
  expect(findUsualMs(results, { tests: "place-visit" })).toBeUndefined();
});
