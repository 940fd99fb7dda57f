import { expect, it } from "vitest";
import { toDayPicture } from "./day-picture.ts";

const draw = (hours: Parameters<typeof toDayPicture>[0]) => {
  const picture = toDayPicture(hours);
  return picture && [picture.length, ...picture.parts.map(({ kind, from, to }) => `${kind} ${from}-${to}`)];
};

it.each([
  [
    { start: "08:00", end: "17:00", graceInMinutes: 15, graceOutMinutes: 30, breakMinutes: 60, breakAfterMinutes: 300 },
    [1440, "WORK 480-1020", "GRACE 480-495", "GRACE 990-1020", "BREAK 780-840"],
  ],
  [{ start: "22:00", end: "06:00" }, [1800, "WORK 1320-1800"]],
  [{ start: "08:00", end: "08:00" }, [1980, "WORK 480-1920"]],
  [
    {
      spans: [
        { start: "08:00", end: "12:00" },
        { start: "16:00", end: "20:00" },
      ],
      breakMinutes: 30,
      breakAfterMinutes: 300,
    },
    [1440, "WORK 480-720", "WORK 960-1200", "BREAK 1020-1050"],
  ],
  [{ start: "08:00", end: "17:00", graceInMinutes: 15, flexible: true }, [1440, "WORK 480-1020"]],
])("draws %o", (hours, picture) => {
  expect(draw(hours)).toEqual(picture);
});

it.each([{}, { start: "08:00" }, { start: "8", end: "17:00" }])("draws nothing of %o", (hours) => {
  expect(draw(hours)).toBeUndefined();
});
