import { expect, it } from "vitest";
import { weighRead } from "./read-weight.ts";

it("weighs a list by its page, a search for keys by the keys, and a count as a large page", () => {
  const page = { limit: 60, after: undefined, isDescending: false };
  expect([
    weighRead("listPunches", [{}, page]),
    weighRead("listUsers", [{}, "NAME", page]),
    weighRead("findUsers", [["riyadh/1", "riyadh/2"]]),
    weighRead("countPunches", [{}]),
    weighRead("countPunches", [{ userIds: ["riyadh/1"] }]),
    weighRead("readFeed", [0, 500]),
  ]).toEqual([60, 60, 2, 1_000, 50, 500]);
});
