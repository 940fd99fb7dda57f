import { expect, it } from "vitest";
import { parseHourText, toHourText, toSignedTime } from "./minutes.ts";

it.each([
  [0, "0:00"],
  [7, "0:07"],
  [450, "7:30"],
  [6_015, "100:15"],
  [996_997, "16,616:37"],
  [-61, "\u22121:01"],
])("writes %i minutes as %s", (minutes, text) => {
  expect(toHourText(minutes)).toBe(text);
});

it.each([
  [32_400, "+9:00"],
  [-3_600, "\u22121:00"],
  [1_050, "+0:17:30"],
  [0, "+0:00"],
])("writes a line of %i seconds as %s", (seconds, text) => {
  expect(toSignedTime(seconds)).toBe(text);
});

it.each([
  ["1:20", 80],
  [" 0:05 ", 5],
  ["٢:٣٠", 150],
  ["1:75", undefined],
  ["80", undefined],
  ["", undefined],
])("reads the typed hours %s as %s minutes", (text, minutes) => {
  expect(parseHourText(text)).toBe(minutes);
});
