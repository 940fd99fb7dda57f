import { expect, it } from "vitest";
import { toBrokenLog, toToldGap } from "./gap.ts";

const PROOF = { atMs: 10, countAtRead: 1, rowsRead: 1, lastDigest: "d", operationsAtRead: 0, liveAfterRead: 0 };
const DEVICE = { proof: PROOF, provedMs: 30, lastSeenMs: 40 };

it("tells followers of a log that was lost before it is read again, also while the gap is open", () => {
  const isInLog = () => false;
  const open = { ...DEVICE, gapFromMs: 40 };
  const change = toBrokenLog(open, isInLog, 50)?.change;
  expect(change).toEqual({ facts: { gapClosing: "LOG_LOST" }, feed: "GAP" });
  expect(toToldGap({ ...open, ...change?.facts })).toEqual({ fromMs: 40, closedMs: null, isLost: true });
  const noticed = toBrokenLog(DEVICE, isInLog, 50)?.change;
  expect(noticed?.feed).toBe("GAP");
  expect(toToldGap({ ...DEVICE, ...noticed?.facts })).toEqual({ fromMs: 30, closedMs: 50, isLost: true });
});

it("loses nothing of a log that holds what was read last", () => {
  expect(toBrokenLog(DEVICE, () => true, 50)).toBeUndefined();
});

it("tells of no gap of a reader that had none", () => {
  expect(toToldGap({ lastSeenMs: 40 })).toBeUndefined();
});
