import { expect, it, vi } from "vitest";
import { accessCookie, readAskingToken, readViewAsToken } from "./session-cookies.ts";

vi.mock("server-only", () => ({}));

const toToken = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
const OWN = toToken({ sub: "account/admin", sid: "s1" });
const VIEW = toToken({ sub: "account/hr", sid: "s1" });

const jar = (own: string | undefined, viewing: string | undefined) => {
  const access = accessCookie();
  const values: Readonly<Record<string, string | undefined>> = {
    [access]: own,
    [access.replace("access", "view_as")]: viewing,
  };
  return {
    get: (name: string) => {
      const value = values[name];
      return value === undefined ? undefined : { value };
    },
  };
};

it.each([
  ["the session's own token", jar(OWN, undefined), OWN],
  ["that of another account's view, while it is seen", jar(OWN, VIEW), VIEW],
  ["the own one where another session asked for the view", jar(toToken({ sid: "s2" }), VIEW), toToken({ sid: "s2" })],
  ["the own one beside what is no token", jar(OWN, "text"), OWN],
  ["nothing without a session, whatever view there is", jar(undefined, VIEW), undefined],
])("asks with %s", (_what, cookies, token) => {
  expect(readAskingToken(cookies)).toBe(token);
});

it("takes two texts that are no tokens for no view", () => {
  expect(readViewAsToken(jar("text", "text"))).toBeUndefined();
});
