import { expect, it } from "vitest";
import { judgeToken } from "./token-life.ts";

const token = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;
const hour = token({ iat: 0, exp: 3600 });

it.each([
  [hour, 3479, "good"],
  [hour, 3480, "ending"],
  [hour, 3600, "useless"],
  [token({ iat: 0, exp: 20 }), 9, "good"],
  [token({ iat: 0, exp: 20 }), 10, "ending"],
  ["no token", 0, "useless"],
  ["h.bm8.s", 0, "useless"],
  [undefined, 0, "useless"],
])("judges %s at second %i as %s", (given, second, judgement) => {
  expect(judgeToken(given, second * 1000)).toBe(judgement);
});
