import { expect, it } from "vitest";
import { toWaiting } from "./style-attributes.ts";

it("lets style attributes wait, and nothing that somebody typed", () => {
  const typed = 'search: " style="top:0';
  expect(
    toWaiting(`<div style="top:19px" class="view-line"><span class="a" style="width:8px">${typed}</span></div>`),
  ).toBe(`<div data-style="top:19px" class="view-line"><span class="a" data-style="width:8px">${typed}</span></div>`);
});
