import { describe, expect, it } from "vitest";
import { createPasskeyChallenges } from "./passkey-challenges.ts";
import { addTo, noteUse, type Passkey, removeFrom, renameIn } from "./passkey.ts";

const KEY: Passkey = { id: "a", publicKey: "", counter: 0, transports: [], name: "Phone", createdAtMs: 1 };

describe("passkeys", () => {
  it("are at most twenty, renamed and removed by their id", () => {
    const twenty = Array.from({ length: 20 }, (_, index) => ({ ...KEY, id: String(index) }));
    expect(() => addTo(twenty, KEY)).toThrow("20 passkeys");
    expect(renameIn([KEY], "a", "Stick")).toEqual([{ ...KEY, name: "Stick" }]);
    expect(removeFrom([KEY], "a")).toEqual([]);
    expect(() => removeFrom([KEY], "b")).toThrow("no such passkey");
  });
});

describe("the counter of a passkey", () => {
  it.each([
    [0, 0, true],
    [0, 1, true],
    [4, 5, true],
    [4, 4, false],
    [4, 3, false],
    [4, 0, false],
  ])("from %d to %d goes on: %s", (from, to, goesOn) => {
    expect(noteUse({ ...KEY, counter: from }, { counter: to, isSynced: true }, 9)).toEqual(
      goesOn ? { ...KEY, counter: to, isSynced: true, usedAtMs: 9 } : undefined,
    );
  });
});

describe("a challenge", () => {
  it("is taken once, for its purpose, within five minutes", () => {
    const challenges = createPasskeyChallenges();
    for (const challenge of ["a", "b", "c"]) challenges.add(challenge, { purpose: "signIn", owner: "x" }, 0);
    expect([challenges.take("a", "signIn", 299_999), challenges.take("a", "signIn", 299_999)]).toEqual([true, false]);
    expect([challenges.take("b", "add", 1), challenges.take("b", "signIn", 1)]).toEqual([false, false]);
    expect(challenges.take("c", "signIn", 300_000)).toBe(false);
  });

  it("makes room for newer ones of its owner, and leaves those of others", () => {
    const challenges = createPasskeyChallenges();
    challenges.add("mine", { purpose: "signIn", owner: "me" }, 0);
    for (let count = 0; count < 101; count++) challenges.add(`f${count}`, { purpose: "signIn", owner: "flood" }, 0);
    expect(["mine", "f0", "f1"].map((it) => challenges.take(it, "signIn", 1))).toEqual([true, false, true]);
  });
});
