import { expect, it } from "vitest";
import { createAskedWork } from "./asked-work.ts";

const page = (key: number) => ({ personKeys: [key] });

it("gives turns to those who ask, one after the other, until nothing of theirs is left", () => {
  const asked = createAskedWork();
  const [left, right] = [page(1), page(2)];
  asked.ask("hr", [left]);
  asked.ask("admin", [right]);
  expect([asked.next(), asked.next(), asked.next()]).toEqual([left, right, left]);
  asked.end(left);
  expect([asked.next(), asked.next()]).toEqual([right, right]);
  asked.end(right);
  expect(asked.next()).toBeUndefined();
});

it("has the page first and what else the question means after it", () => {
  const asked = createAskedWork();
  const [first, rest] = [page(1), { from: "2026-11-01" }];
  asked.ask("hr", [first, rest]);
  expect(asked.next()).toBe(first);
  asked.end(first);
  expect(asked.next()).toBe(rest);
});

it("keeps the last question of each asker, and of 64 askers at most", () => {
  let wakes = 0;
  const asked = createAskedWork();
  asked.watch(() => (wakes += 1));
  asked.ask("hr", [page(1)]);
  asked.ask("hr", [page(2)]);
  expect(asked.next()).toEqual(page(2));
  for (let each = 0; each < 64; each++) asked.ask(`subject ${each}`, [page(100 + each)]);
  const turns = Array.from({ length: 65 }, () => asked.next());
  expect(turns).not.toContainEqual(page(2));
  expect(turns[64]).toBe(turns[0]);
  expect(wakes).toBe(66);
});
