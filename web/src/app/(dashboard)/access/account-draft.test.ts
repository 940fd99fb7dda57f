import { describe, expect, it } from "vitest";
import { findAccountFault, NEW_ACCOUNT, toAccountDraft, toCreateInput, toUpdateInput } from "./account-draft.ts";

const HUDA = {
  id: "account/huda",
  username: "huda",
  name: "Huda",
  role: "HR",
  places: ["riyadh", "cairo"],
  deviceWrites: "ALWAYS",
} as const;

describe("a new account", () => {
  const typed = { ...NEW_ACCOUNT, username: " omar " };

  it("looks, at every place, where nothing else is chosen", () => {
    expect(toCreateInput(typed)).toEqual({ username: "omar", role: "VIEWER", places: ["*"] });
  });

  it("has the name that is typed, and the chosen places", () => {
    const input = toCreateInput({ ...typed, name: " Omar ", role: "PLACE_ADMIN", placeIds: ["cairo"] });
    expect(input).toEqual({ username: "omar", name: "Omar", role: "PLACE_ADMIN", places: ["cairo"] });
  });

  it("changes readers for a time alone where that is chosen and the role changes them at all", () => {
    const timed = { ...typed, placeIds: ["cairo"], deviceWrites: "TIMED" as const };
    expect(toCreateInput({ ...timed, role: "PLACE_ADMIN" })).toMatchObject({ deviceWrites: "TIMED" });
    expect(toCreateInput({ ...timed, role: "HR" })).not.toHaveProperty("deviceWrites");
  });

  it.each([
    ["no username", { username: " " }, "username"],
    ["a username that is too long", { username: "x".repeat(65) }, "username"],
    ["an administrator of a place of no place", { role: "PLACE_ADMIN" as const }, "places"],
  ] as const)("finds %s", (_what, over, fault) => {
    expect(findAccountFault({ ...typed, ...over })).toBe(fault);
    expect(toCreateInput({ ...typed, ...over })).toBeUndefined();
  });
});

describe("a change of an account", () => {
  it("asks for nothing that stays, whatever the order of its places", () => {
    const draft = { ...toAccountDraft(HUDA), placeIds: ["cairo", "riyadh"] };
    expect(toUpdateInput(HUDA, draft)).toEqual({ id: "account/huda" });
  });

  it("asks for what is another one", () => {
    const draft = { ...toAccountDraft(HUDA), name: "Huda A.", role: "VIEWER", placeIds: [] } as const;
    expect(toUpdateInput(HUDA, draft)).toEqual({ id: "account/huda", name: "Huda A.", role: "VIEWER", places: ["*"] });
  });

  it("asks for another right to change readers", () => {
    const draft = { ...toAccountDraft(HUDA), deviceWrites: "TIMED" } as const;
    expect(toUpdateInput(HUDA, draft)).toEqual({ id: "account/huda", deviceWrites: "TIMED" });
  });
});
