import { expect, it } from "vitest";
import { toGroups } from "./groups.ts";

const count = (kind: "MISSING_OUT" | "UNMAPPED_PIN" | "ABSENT", number: number) => ({ kind, count: number });

it("shows what has something in it alone: whose a punch is first, then what people asked for, then days", () => {
  const counts = [count("MISSING_OUT", 47), count("ABSENT", 0), count("UNMAPPED_PIN", 2)];
  const exceptions = { totalCount: 49, recomputing: 0, counts, sources: [] };
  const groups = toGroups({ exceptions, requests: { totalCount: 3 }, overtime: { totalCount: 5 } });
  expect(groups).toEqual([
    { key: "UNMAPPED_PIN", count: 2 },
    { key: "REQUESTS", count: 3 },
    { key: "MISSING_OUT", count: 47 },
    { key: "OVERTIME", count: 5 },
  ]);
});
