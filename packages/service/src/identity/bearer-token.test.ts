import { expect, it } from "vitest";
import { authenticateRouter, parseBearer } from "./bearer-token.ts";
import { TokenError } from "./token.ts";

it.each([
  ["Bearer abc.def.ghi", "abc.def.ghi"],
  ["bearer   abc", "abc"],
  ["Basic abc", undefined],
  ["Bearer", undefined],
  ["Bearer a b", undefined],
  [undefined, undefined],
])("reads %j as %j", (header, token) => expect(parseBearer(header)).toBe(token));

it.each(["UNAUTHENTICATED", "TOKEN_EXPIRED"] as const)(
  "answers a token refused with %s by 401 UNAUTHENTICATED",
  (code) => {
    const refuse = () => {
      throw new TokenError(code);
    };
    const extensions = { code: "UNAUTHENTICATED", http: { status: 401 } };
    expect(() => authenticateRouter(refuse, "Bearer abc")).toThrow(expect.objectContaining({ extensions }));
    expect(() => authenticateRouter(refuse, undefined)).toThrow(expect.objectContaining({ extensions }));
  },
);
