import { expect, it } from "vitest";
import { readText } from "./read-text.ts";

const post = (body: string) => new Request("http://dashboard.invalid/", { method: "POST", body });

it("reads a body up to its limit, whatever its letters", async () => {
  expect(await readText(post("بصمة"), 8)).toBe("بصمة");
  expect(await readText(new Request("http://dashboard.invalid/"), 8)).toBe("");
});

it("gives nothing for a longer body", async () => {
  expect(await readText(post("123456789"), 8)).toBeUndefined();
});
