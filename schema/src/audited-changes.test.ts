import { expect, it } from "vitest";
import { parseAuditedChanges } from "./audit-batch.ts";

it("reads what a subgraph says that mutations changed, by response key", () => {
  const changes = { off: [{ field: "isOff", before: false, after: true }] };
  expect(parseAuditedChanges(changes)).toEqual(changes);
});

it.each([
  ["no object", "off"],
  ["no changes", { off: "changed" }],
  ["a value nested deeper than can be read", { off: [{ field: "x", before: null, after: nest(20_000) }] }],
])("is nothing of %s", (_what, json) => {
  expect(parseAuditedChanges(json)).toEqual({});
});

function nest(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level += 1) value = [value];
  return value;
}
