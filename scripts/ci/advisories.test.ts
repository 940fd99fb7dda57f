import { expect, it } from "vitest";
import { type Audit, judgeAudit, readAudit } from "./advisories.ts";

const TODAY = "2026-11-27";
const ID = "GHSA-aaaa-bbbb-cccc";

const toAudit = (severity: "high" | "critical" | "moderate"): Audit => ({
  advisories: {
    "1": { github_advisory_id: ID, module_name: "ws", severity, title: "it ends", patched_versions: ">=99.0.0" },
  },
  metadata: { totalDependencies: 1 },
});
const review = (until: string) => [{ id: ID, reason: "nobody can send us that", until }];

it.each(["high", "critical"] as const)("names a %s advisory that nobody reviewed, and what to do", (severity) => {
  const [fault, ...more] = judgeAudit(toAudit(severity), [], TODAY);
  expect([fault, more]).toEqual([expect.stringMatching(/GHSA-aaaa-bbbb-cccc: ws .*take >=99\.0\.0, or name/), []]);
});

it("lets pass what is reviewed until its day, and what is less grave", () => {
  expect(judgeAudit(toAudit("high"), review(TODAY), TODAY)).toEqual([]);
  expect(judgeAudit(toAudit("moderate"), [], TODAY)).toEqual([]);
});

it("fails a review whose day is over, and one that no package needs", () => {
  expect(judgeAudit(toAudit("high"), review("2026-11-26"), TODAY)).toEqual([expect.stringContaining("look again")]);
  const none = { advisories: {}, metadata: { totalDependencies: 1 } };
  expect(judgeAudit(none, review(TODAY), TODAY)).toEqual([expect.stringContaining("take the review out")]);
});

it.each([
  ["words", "Error: ERR_PNPM_AUDIT_BAD_RESPONSE"],
  ["nothing", ""],
  ["another form", '{"error":{"code":"ERR"}}'],
  ["a list over no packages", '{"advisories":{},"metadata":{"totalDependencies":0}}'],
])("takes %s for no answer", (_name, text) => {
  expect(readAudit(text)).toBe(undefined);
});
