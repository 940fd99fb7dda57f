import { expect, it } from "vitest";
import { toRevocations } from "./revocation.ts";

const ended = (...ends: readonly number[]) => ends.map((endedAtMs, n) => ({ id: `s${n}`, endedAtMs }));

it("lists every session that ended, and asks nobody else to renew", () => {
  expect(toRevocations(ended(3000, 2000, 1000), { limit: 3 })).toMatchObject({
    sessions: ["s0", "s1", "s2"],
    renewIssuedUntilMs: 0,
  });
});

it("covers those that find no room by the time of their tokens", () => {
  const { sessions, renewIssuedUntilMs } = toRevocations(ended(3000, 2000, 1000), { limit: 2 });
  expect(sessions).toEqual(["s0", "s1"]);
  expect(renewIssuedUntilMs).toBeGreaterThanOrEqual(2000);
});

it("has the same version for the same sessions alone", () => {
  const { version } = toRevocations(ended(3000, 2000));
  expect(toRevocations(ended(3000, 2000)).version).toBe(version);
  expect(toRevocations(ended(3000)).version).not.toBe(version);
});

it("has another version when somebody may write to readers for another time", () => {
  const deviceWrites = [{ subject: "account/ada", untilMs: 9000 }];
  const told = toRevocations([], { deviceWrites });
  expect(told.deviceWrites).toEqual(deviceWrites);
  expect(told.version).not.toBe(toRevocations([]).version);
});
