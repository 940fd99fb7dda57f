import { expect, it } from "vitest";
import type { FeedChange, FedPunch } from "./feed-page.ts";
import { toDrifts, toProvedUntil } from "./reader-drift.ts";

const row = (digest: string, readerId: string): FeedChange => {
  const punch: FedPunch = {
    digest,
    id: `riyadh/${digest}`,
    readerId,
    pin: "7",
    atMs: 0,
    localTime: "2026-11-23T08:00:00",
    stateCode: 0,
    verifyCode: 1,
    channel: "LIVE",
    setAside: null,
    copies: 1,
    receivedAtMs: 0,
  };
  return { kind: "ROW", row: punch, isRevised: false };
};
const proof = (readerId: string, driftSeconds: number | undefined): FeedChange => ({
  kind: "PROOF",
  readerId,
  provedUntilMs: 1,
  driftSeconds,
});

it("gives a row the drift of its reader that was read last before it; before the first reading none is known", () => {
  const changes = [
    row("a", "riyadh/1"),
    row("b", "riyadh/2"),
    proof("riyadh/1", 420),
    row("c", "riyadh/1"),
    row("d", "riyadh/2"),
    proof("riyadh/1", undefined),
    row("e", "riyadh/1"),
    proof("riyadh/1", 5),
    row("f", "riyadh/1"),
  ];
  const { ofRows, after } = toDrifts(changes, new Map([["riyadh/2", -90]]));
  expect([...ofRows.values()]).toEqual([0, -90, 420, -90, 420, 5]);
  expect(Object.fromEntries(after)).toEqual({ "riyadh/1": 5, "riyadh/2": -90 });
});

it("waits for a clock that is behind: it writes rows of a day when that is over", () => {
  const until = (driftSeconds?: number) => toProvedUntil({ provedUntilMs: 900_000, driftSeconds });
  expect([until(-300), until(300), until()]).toEqual([600_000, 900_000, 900_000]);
  expect(toProvedUntil({ provedUntilMs: undefined, driftSeconds: -300 })).toBeUndefined();
});
