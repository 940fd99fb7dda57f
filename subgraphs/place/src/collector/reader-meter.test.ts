import { expect, it } from "vitest";
import { createReaderMeter } from "./reader-meter.ts";

it("counts open and closed connections of each reader, a closed one once", () => {
  const meter = createReaderMeter();
  const stats = {
    badChecksums: 1,
    askedAgain: 2,
    foreignReplies: 3,
    hasOwnSums: false,
    bytesIn: 10,
    bytesOut: 4,
    longestLockMs: 7,
  };
  const connection = { stats };
  const detach = meter.attach("gate-1", connection);
  meter.attach("gate-2", { stats: { ...stats, badChecksums: 7 } });
  connection.stats = { ...stats, badChecksums: 5, longestLockMs: 90 };
  expect(meter.read().get("gate-1")).toEqual({
    ...{ badChecksums: 5, askedAgain: 2, foreignReplies: 3 },
    ...{ bytesIn: 10, bytesOut: 4, longestLockMs: 90 },
  });
  detach();
  detach();
  meter.attach("gate-1", { stats });
  expect([...meter.read()]).toEqual([
    ["gate-1", { badChecksums: 6, askedAgain: 4, foreignReplies: 6, bytesIn: 20, bytesOut: 8, longestLockMs: 90 }],
    ["gate-2", { badChecksums: 7, askedAgain: 2, foreignReplies: 3, bytesIn: 10, bytesOut: 4, longestLockMs: 7 }],
  ]);
});
