import { expect, it } from "vitest";
import { toScreenPage } from "./screen-path.ts";
import { isScreenToken } from "./screen-token.ts";

const toToken = (claims: object) => `h.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.s`;

it("tells a screen's token by its role", () => {
  expect(isScreenToken(toToken({ role: "SCREEN" }))).toBe(true);
  for (const token of [toToken({ role: "ADMIN" }), toToken({}), "text", undefined]) {
    expect(isScreenToken(token)).toBe(false);
  }
});

it.each([
  [undefined, "/live"],
  ["/presence?place=riyadh", "/presence?place=riyadh"],
  ["/access", "/live"],
  ["//other.example/live", "/live"],
  ["https://other.example/live", "/live"],
  ["/live/../access", "/live"],
])("shows for %s the page %s", (next, page) => {
  expect(toScreenPage(next)).toBe(page);
});
