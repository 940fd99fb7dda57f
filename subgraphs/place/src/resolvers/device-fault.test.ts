import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { ALL_ACTIONS, toFaultAction } from "../domain/fault-actions.ts";
import { toGraphFault } from "./device-fault.ts";

const ROOT = new URL("../../../..", import.meta.url);
/** Where the codes of faults come from. */
const SOURCES = ["subgraphs/place/src/**/*.ts", "packages/zk/src/**/*.ts", "packages/service/src/observe/*.ts"];
/** Codes of a store that cannot be opened: the process says them as it ends, and no reader has them. */
const OF_A_START = ["STORE_BUSY", "STORE_FOREIGN", "STORE_NEWER", "STORE_OLDER"];

/** Every code that the sources name. */
function listCodes(): readonly string[] {
  const files = globSync(SOURCES, { cwd: ROOT }).filter((file) => !file.endsWith(".test.ts"));
  const texts = files.map((file) => readFileSync(new URL(`../../../../${file}`, import.meta.url), "utf8"));
  const found = texts.flatMap((text) => text.match(/(?<=")(?:DEVICE|JOB|DISK|STORE)_[A-Z_]+(?=")/g) ?? []);
  return [...new Set(found)].filter((code) => !OF_A_START.includes(code)).toSorted();
}

it("says what to do about every code that a source names, and about no other", () => {
  expect(Object.keys(ALL_ACTIONS).toSorted()).toEqual(listCodes());
});

it.each(Object.keys(ALL_ACTIONS))("shows %s with a step and with a sentence of its own on what to do", (code) => {
  const { step, action } = toGraphFault({ code, message: "It failed.", sinceMs: 0 }) ?? {};
  expect(step).toMatch(/^[A-Z]+$/);
  expect(action).toMatch(/^[A-Z][^]{20,}\.$/);
  expect(Object.values(ALL_ACTIONS).filter((other) => other === action)).toHaveLength(1);
});

it("shows the step that a fault tells, and none of a code that it does not know", () => {
  const fault = { code: "DEVICE_BUSY", message: "It is busy.", sinceMs: 0 };
  expect(toGraphFault({ ...fault, step: "LOG" })?.step).toBe("LOG");
  expect(toGraphFault({ ...fault, code: "DEVICE_OF_TOMORROW" })).toMatchObject({ step: null, action: null });
  expect(toFaultAction("toString")).toBeUndefined();
});
