import { expect, it } from "vitest";
import { listDropped, toPlaceReader, toReader } from "./dropped-params.ts";
import { parseDate } from "../lib/zone.ts";

const places = ["riyadh", "cairo"].map((id) => ({ id, name: id, timeZone: "Asia/Riyadh" }));
const date = toReader({ parse: (text) => parseDate(text) ?? null });
const readers = {
  place: toPlaceReader(places),
  from: date,
  sort: toReader({ parse: (text) => (text === "at" ? text : null) }),
};
const dropped = (search: string) => listDropped(new URLSearchParams(search), readers);

it("drops nothing of an address that the page follows", () => {
  expect(dropped("place=riyadh,cairo&from=2026-11-22&sort=at")).toEqual([]);
  expect(dropped("")).toEqual([]);
});

it.each([
  ["a place that is not the viewer's", "place=dubai", ["place=dubai"]],
  ["one place of several", "place=riyadh,dubai", ["place=dubai"]],
  ["a parameter that the page does not have", "dept=ops&place=cairo", ["dept=ops"]],
  ["a parameter named as something every object has", "constructor=1", ["constructor=1"]],
  ["a date that is none", "from=2026-02-30", ["from=2026-02-30"]],
  ["a value out of the list", "sort=-name", ["sort=-name"]],
  ["an empty value", "from=", ["from="]],
])("names %s", (_name, search, expected) => {
  expect(dropped(search)).toEqual(expected);
});
