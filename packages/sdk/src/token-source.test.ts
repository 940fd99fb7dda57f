import { describe, expect, it } from "vitest";
import { createTokenSource } from "./token-source.ts";

function createIssuer(lifeMs: number) {
  const clock = { nowMs: 0, issued: 0, isDown: false };
  const source = createTokenSource({
    now: () => clock.nowMs,
    fetchToken: async () => {
      if (clock.isDown) throw new Error("the issuer is away");
      clock.issued += 1;
      return { value: `token-${clock.issued}`, expiresAtMs: clock.nowMs + lifeMs };
    },
  });
  return { clock, source };
}

describe("a token source", () => {
  it("asks once for callers at the same time", async () => {
    const { clock, source } = createIssuer(60_000);
    const tokens = await Promise.all([source.get(), source.get(), source.get()]);
    expect(new Set(tokens.map(({ value }) => value))).toEqual(new Set(["token-1"]));
    expect(clock.issued).toBe(1);
  });

  it("fetches the next token before the end of the one it has", async () => {
    const { clock, source } = createIssuer(60_000);
    await source.get();
    clock.nowMs = 44_999;
    expect((await source.get()).value).toBe("token-1");
    clock.nowMs = 45_000;
    expect((await source.get()).value).toBe("token-2");
  });

  it("keeps a token that is still good while the issuer is away, and fails after its end", async () => {
    const { clock, source } = createIssuer(60_000);
    await source.get();
    clock.isDown = true;
    clock.nowMs = 50_000;
    expect((await source.get()).value).toBe("token-1");
    clock.nowMs = 60_000;
    await expect(source.get()).rejects.toThrow("the issuer is away");
  });

  it("forgets only the token that was refused", async () => {
    const { source } = createIssuer(60_000);
    await source.get();
    source.forget("another");
    expect((await source.get()).value).toBe("token-1");
    source.forget("token-1");
    expect((await source.get()).value).toBe("token-2");
  });
});

it.each([
  [4_000, 3_000],
  [3_600_000, 3_570_000],
  [0, 0],
])("renews a token of %i ms after %i ms", async (lifeMs, renewAtMs) => {
  const { source } = createIssuer(lifeMs);
  expect(await source.get()).toMatchObject({ renewAtMs });
});
