import { expect, it } from "vitest";
import { parseCredentials, parseRefreshInput, toAccountSubject } from "./principal.ts";

it.each([
  [{ apiKey: "k" }, { kind: "apiKey", apiKey: "k" }],
  [
    { api_key: "k", username: null },
    { kind: "apiKey", apiKey: "k" },
  ],
  [
    { username: "u", password: "p", otp: "1" },
    { kind: "password", username: "u", password: "p", otp: "1" },
  ],
])("reads %j", (input, credentials) => expect(parseCredentials(input)).toEqual(credentials));

it.each([
  {},
  { username: "u" },
  { password: "p" },
  { apiKey: "k", username: "u", password: "p" },
  { apiKey: "k", password: "p" },
  { apiKey: 5 },
  { username: ["u"], password: "p" },
  { username: "u", password: "x".repeat(257) },
  { username: "", password: "" },
])("refuses %j", (input) => {
  expect(() => parseCredentials(input)).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

it("takes a refresh token in both ways of writing its key", () => {
  expect(parseRefreshInput({ refresh_token: "a" })).toBe("a");
  expect(parseRefreshInput({ refreshToken: "a" })).toBe("a");
  expect(() => parseRefreshInput({})).toThrow(expect.objectContaining({ code: "BAD_USER_INPUT" }));
});

it("tells no difference between usernames by case, spaces around or composition", () => {
  expect(toAccountSubject(" Re\u0301da ")).toBe(toAccountSubject("r\u00e9da"));
});
