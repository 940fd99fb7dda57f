import { describe, expect, it } from "vitest";
import { createTotpSecret, findTotpStep, toTotpUri } from "./totp.ts";

/** Base32 of "12345678901234567890", the secret of RFC 6238 appendix B. */
const SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const STEP_MS = 30_000;

describe("codes by time", () => {
  it.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_111_111_111, "050471"],
    [1_234_567_890, "005924"],
    [2_000_000_000, "279037"],
    [20_000_000_000, "353130"],
  ])("are those of RFC 6238 at %i s", (seconds, digits) => {
    expect(findTotpStep(SECRET, digits, seconds * 1000)).toBe(Math.floor(seconds / 30));
  });

  it("count one step early and late, and no more", () => {
    const at = (steps: number) => findTotpStep(SECRET, "081804", 1_111_111_109_000 + steps * STEP_MS);
    expect([-2, -1, 0, 1, 2].map((steps) => at(steps) !== undefined)).toEqual([false, true, true, true, false]);
    expect(at(1)).toBe(at(-1));
  });

  it("come from secrets of 160 bits that are told as apps read them", () => {
    const secret = createTotpSecret();
    expect(secret).toMatch(/^[A-Z2-7]{32}$/);
    expect(createTotpSecret()).not.toBe(secret);
    const uri = new URL(toTotpUri(secret, "Acme & Sons", "huda"));
    expect([uri.protocol, uri.host, uri.pathname]).toEqual(["otpauth:", "totp", "/Acme%20%26%20Sons:huda"]);
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      ...{ issuer: "Acme & Sons", secret, algorithm: "SHA1", digits: "6", period: "30" },
    });
  });
});
