import { expect, it } from "vitest";
import { toJudgedReaders } from "./weak-readers.ts";

function createReader(id: string, score: number | null) {
  const finding = { code: "COMM_KEY_NONE", severity: "HIGH" as const, message: "no key", steps: [] };
  const place = { id: "riyadh", name: "Riyadh" };
  const securityFindings = score === null ? null : { score, findings: score === 100 ? [] : [finding] };
  return { id, name: id, place, securityFindings };
}

it("has the least safe reader first, none of which nothing was found, and counts those that were looked at", () => {
  const readers = [createReader("a", 80), createReader("b", 100), createReader("c", 20), createReader("gone", null)];
  const { weak, judged } = toJudgedReaders(readers);
  expect(weak.map(({ id, score }) => [id, score])).toEqual([
    ["c", 20],
    ["a", 80],
  ]);
  expect(judged).toBe(3);
});
