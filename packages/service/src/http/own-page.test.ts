import { expect, it } from "vitest";
import { isPageRequest } from "./own-page.ts";

const headers = { accept: "text/html" };

it.each([
  ["/graphql", true],
  ["/graphql?a=b?query=1", true],
  ["/graphql?query=%7Bok%7D", false],
  ["http://router.example:99999/graphql", true],
  ["http://[/graphql?query=%7Bok%7D", false],
  ["//", true],
])("reads the target %s, which need be no URL", (url, isPage) => {
  expect(isPageRequest({ method: "GET", url, headers })).toBe(isPage);
});
