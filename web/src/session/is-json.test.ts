import { expect, it } from "vitest";
import { isJson } from "./is-json.ts";

it.each([
  ["application/json", true],
  ["Application/JSON; charset=utf-8", true],
  ["text/plain", false],
  ["application/x-www-form-urlencoded", false],
  ["multipart/form-data; boundary=x", false],
  ["application/json-patch+json", false],
  ["text/plain; application/json", false],
  ["", false],
])("judges the content type %j as %s", (contentType, isTaken) => {
  expect(isJson(new Headers(contentType === "" ? {} : { "content-type": contentType }))).toBe(isTaken);
});
