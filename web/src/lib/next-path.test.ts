import { expect, it } from "vitest";
import { HOME_PATH, parseNextPath } from "./next-path.ts";

it.each(["/devices", "/time/punches?place=cairo&from=2026-11-01", "/live?place=riyadh"])("returns to %s", (path) => {
  expect(parseNextPath(path)).toBe(path);
});

it.each([
  "//evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "https://evil.example/",
  "javascript:alert(1)",
  "/.//evil.example",
  "/sign-in?next=/live",
  "",
  undefined,
])("goes home instead of %j", (path) => {
  expect(parseNextPath(path)).toBe(HOME_PATH);
});
