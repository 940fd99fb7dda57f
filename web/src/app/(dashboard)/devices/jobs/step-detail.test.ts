import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { toStepDetail } from "./step-detail.ts";

const PROBE = new URL("../../../../../../subgraphs/place/src/jobs/probe-reader.ts", import.meta.url);

it("has words of its own for what a place says of a step, with its numbers", () => {
  expect(toStepDetail("It shows 2026-11-27T03:00:07, -12 seconds from the true time")).toEqual({
    text: "clock",
    values: { time: "2026-11-27T03:00:07", seconds: -12 },
  });
  expect(toStepDetail("12 users, 3 that cannot be read")).toEqual({
    text: "usersUnreadable",
    values: { users: 12, unreadable: 3 },
  });
  expect(toStepDetail("ZMM220, BFSIM1, Ver 6.60")).toBeUndefined();
});

it("knows every sentence that the place has for the steps of a new reader", () => {
  const source = readFileSync(PROBE, "utf8");
  const sentences = [...source.matchAll(/(?:return|\?|:|detail:)\s*(?:"([^"]+)"|`([^`]+)`)/g)]
    .map(([, plain, pattern]) => plain ?? pattern ?? "")
    .filter((text) => text.includes(" "))
    .map((text) => text.replaceAll(/\$\{[^}]*(?:layout|localTime|local)\}/g, "R40").replaceAll(/\$\{[^}]+\}/g, "7"));
  expect(sentences.length).toBeGreaterThan(8);
  expect(sentences.filter((text) => toStepDetail(text) === undefined)).toEqual([]);
});
