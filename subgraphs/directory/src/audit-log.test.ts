import { createLog } from "@biometricflow/service/observe/log";
import { expect, it } from "vitest";
import { openAuditLog } from "./audit-log.ts";
import type { TalliedFact } from "@biometricflow/service/audit/tally";

const REFUSAL = {
  at: "2026-11-22T05:00:00.000Z",
  actor: "anonymous",
  action: "signIn",
  outcome: "UNAUTHENTICATED",
  requestId: "r",
};

it("counts refusals on while they cannot be written", async () => {
  const written: TalliedFact[] = [];
  let isFull = true;
  const store = {
    appendAudit: async () => undefined,
    tallyAudit: async (facts: readonly TalliedFact[]) => {
      if (isFull) throw new Error("the disk is full");
      written.push(...facts);
    },
    sealAudit: async () => undefined,
    listAudit: async () => [],
    firstViewAt: async () => undefined,
  };
  const audit = openAuditLog({ store, now: () => 0, log: createLog({ service: "test", level: "silent" }) });
  await audit.record(REFUSAL);
  await expect(audit.settle()).rejects.toThrow("full");
  await audit.record(REFUSAL);
  await expect(audit.list(1)).rejects.toThrow("full");
  isFull = false;
  await audit.stop();
  expect(written.map(({ action, count }) => [action, count])).toEqual([["signIn", 2]]);
});
