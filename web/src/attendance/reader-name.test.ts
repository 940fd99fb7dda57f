import { expect, it } from "vitest";
import { toReaderName } from "./reader-name.ts";

const NAMES = new Map([
  ["riyadh/gate-1", "Main gate"],
  ["riyadh/gate-2", null],
]);

it.each([
  ["its name", NAMES, "riyadh/gate-1", "Main gate"],
  ["its own part of the id where it has no name", NAMES, "riyadh/gate-2", "gate-2"],
  ["its own part of the id where nobody said its name", NAMES, "cairo/door", "door"],
  ["nothing where no reader is meant", NAMES, null, undefined],
  ["nothing to whoever may not see readers", undefined, "riyadh/gate-1", undefined],
] as const)("a reader is called %s", (_what, names, id, name) => {
  expect(toReaderName(names, id)).toBe(name);
});
