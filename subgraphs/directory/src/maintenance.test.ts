import { createLog } from "@biometricflow/service/observe/log";
import { expect, it, vi } from "vitest";
import { keepWithinRetention } from "./maintenance.ts";

it("writes the store's files anew where that is due, and says what keeps it from that", async () => {
  const lines: Record<string, unknown>[] = [];
  const log = createLog({ service: "test", destination: { write: (line) => void lines.push(JSON.parse(line)) } });
  const store = {
    pruneSessions: async () => 0,
    pruneAudit: () => Promise.reject(new RangeError("no moment")),
    compactErased: vi.fn(() => Promise.reject(new RangeError("no room"))),
  };
  const retention = { auditDays: 1, sessionDays: 1 };
  const stop = keepWithinRetention({ store, retention, sessionLimits: { idleMs: 1, longestMs: 1 }, now: () => 0, log });
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  stop();
  expect(store.compactErased).toHaveBeenCalledOnce();
  expect(lines.map(({ err }) => Object(err).message)).toEqual(["no moment", "no room"]);
});
