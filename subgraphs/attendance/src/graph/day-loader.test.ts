import { expect, it } from "vitest";
import { createDayLoader } from "./day-loader.ts";

it("reads the reasons of a whole page together, a hundred at once, each day once", async () => {
  const sizes: number[] = [];
  const loader = createDayLoader(async (questions) => {
    sizes.push(questions.length);
    return questions.map(() => undefined);
  });
  const days = Array.from({ length: 120 }, (_, index) => ({ personKey: index, date: "2026-11-23" }));
  await Promise.all([...days, ...days].map((day) => loader.load({ ...day })));
  expect(sizes).toEqual([100, 20]);
});
