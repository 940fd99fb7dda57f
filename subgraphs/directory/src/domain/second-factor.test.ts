import { describe, expect, it } from "vitest";
import {
  createRecoveryCodes,
  decideCode,
  hashRecoveryCode,
  isAskedFor,
  type LookedAtCode,
  parseCode,
  requireTaken,
  type SecondFactor,
  startFactor,
} from "./second-factor.ts";

const STEP = 1000;
const FACTOR: SecondFactor = { ...startFactor("sealed"), confirmedAtMs: 1, lastStep: STEP };
const of = (step: number | undefined): LookedAtCode => ({ kind: "TIME", step });

/** Gives so many wrong codes, the next one as soon as it is looked at. Gives the seconds that each of them waited. */
function fail(times: number): readonly number[] {
  let [factor, nowMs] = [FACTOR, 0];
  return Array.from({ length: times }, () => {
    let decision = decideCode(factor, of(undefined), nowMs);
    const waited = decision.kind === "WAIT" ? decision.seconds : 0;
    nowMs += waited * 1000;
    decision = decideCode(factor, of(undefined), nowMs);
    if (decision.kind !== "WRONG") return expect.fail(`it was ${decision.kind}`);
    factor = decision.factor;
    return waited;
  });
}

describe("a code", () => {
  it("is taken once, and none of an earlier step after it", () => {
    const taken = decideCode(FACTOR, of(STEP + 1), 0);
    if (taken.kind !== "TAKEN") return expect.fail(taken.kind);
    expect(taken.factor.lastStep).toBe(STEP + 1);
    expect([STEP, STEP + 1].map((step) => decideCode(taken.factor, of(step), 0).kind)).toEqual(["WRONG", "WRONG"]);
    expect(decideCode(taken.factor, of(STEP + 2), 0).kind).toBe("TAKEN");
  });

  it("of those that were written down serves once, however it is written", () => {
    const [first = "", second = ""] = createRecoveryCodes();
    const factor = { ...FACTOR, recoveryHashes: [first, second].map(hashRecoveryCode) };
    const given = parseCode(` ${first.toUpperCase().replaceAll("-", " ")} `);
    if (given.kind !== "RECOVERY") return expect.fail(given.kind);
    const taken = decideCode(factor, given, 0);
    if (taken.kind !== "TAKEN") return expect.fail(taken.kind);
    expect(taken.factor.recoveryHashes).toEqual([hashRecoveryCode(second)]);
    expect(decideCode(taken.factor, given, 0).kind).toBe("WRONG");
  });

  it("costs a wait that doubles up to an hour after five wrong ones", () => {
    expect(fail(15)).toEqual([0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 960, 1920, 3600, 3600, 3600]);
  });

  it("that is right waits as well, and clears what failed", () => {
    const failed = { ...FACTOR, failures: 5, failedAtMs: 0 };
    expect(decideCode(failed, of(STEP + 1), 29_999)).toEqual({ kind: "WAIT", seconds: 1 });
    expect(decideCode(failed, of(STEP + 1), 30_000)).toMatchObject({ kind: "TAKEN", factor: { failures: 0 } });
  });

  it("is told apart by its code when it was not taken", () => {
    expect(() => requireTaken({ kind: "WAIT", seconds: 7 })).toThrow(
      expect.objectContaining({ code: "RATE_LIMITED", retryAfterSeconds: 7 }),
    );
    expect(() => requireTaken({ kind: "WRONG", factor: FACTOR }, "input.code")).toThrow(
      expect.objectContaining({
        code: "SECOND_FACTOR_WRONG",
        extensions: expect.objectContaining({ argument: "input.code" }),
      }),
    );
  });
});

it("makes ten recovery codes of 80 bits, all different, and keeps none of them", () => {
  const codes = createRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) {
    expect(code).toMatch(/^[a-z2-7]{4}(-[a-z2-7]{4}){3}$/);
    expect(hashRecoveryCode(code)).not.toContain(code.slice(0, 4));
  }
});

it("tells a sign-in that was asked for a code from one that failed", () => {
  const outcomes = ["OK", "SECOND_FACTOR_REQUIRED", "SECOND_FACTOR_WRONG", "UNAUTHENTICATED"];
  expect(outcomes.map(isAskedFor)).toEqual([false, true, false, false]);
});
