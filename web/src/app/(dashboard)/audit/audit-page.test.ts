import { expect, it } from "vitest";
import { ASKED_ROWS, findNobody, toAuditPage } from "./audit-page.ts";

const answer = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `entry-${at}` }));

it("leads to the entries after the last one that is shown, and leaves none out", () => {
  const page = toAuditPage(answer(ASKED_ROWS));
  expect(page.entries).toHaveLength(ASKED_ROWS - 1);
  expect(page.next).toBe(`entry-${ASKED_ROWS - 2}`);
});

it.each([0, 1, ASKED_ROWS - 1])("leads nowhere after the last of %i entries", (count) => {
  expect(toAuditPage(answer(count))).toEqual({ entries: answer(count), next: undefined });
});

it.each([
  ["operator", "operator"],
  ["anonymous", "anonymous"],
  ["account/operator", undefined],
  ["key/directory", undefined],
])("knows whether %s is nobody's account", (actor, nobody) => {
  expect(findNobody(actor)).toBe(nobody);
});
