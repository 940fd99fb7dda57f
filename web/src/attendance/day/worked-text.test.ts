import { expect, it } from "vitest";
import { toWorkedText, type WorkedDay } from "./worked-text.ts";

it.each([
  ["PRESENT", 450, "7:30"],
  ["ABSENT", 0, "0:00"],
  ["UNKNOWN", 0, ""],
  ["PENDING", 0, ""],
  ["PENDING", 61, "1:01"],
] as const satisfies readonly (readonly [WorkedDay["status"], number, string])[])(
  "writes the hours of a day that is %s with %i minutes as '%s'",
  (status, workedMinutes, text) => {
    expect(toWorkedText({ status, workedMinutes })).toBe(text);
  },
);
