import { expect, it } from "vitest";
import { toAnnouncedRow } from "./announced-row.ts";
import { toSlotText } from "./log-rows.ts";
import type { ReaderRow, UserForm } from "./punch.ts";

const PINS = new Map([
  [1, "1042"],
  [7, "007"],
  [8, "55"],
  [9, "0055"],
]);

function eventBy(user: string | number, userForm: UserForm): ReaderRow {
  const isSlot = userForm === "SLOT";
  return {
    userForm,
    userText: isSlot ? toSlotText(Number(user)) : String(user),
    slot: isSlot ? Number(user) : undefined,
    localTime: "2026-03-01T08:00:00",
    localDigits: "20260301080000",
    stateCode: 0,
    verifyCode: 1,
    workCode: undefined,
    raw: Buffer.from("event"),
  };
}

it.each<[string, ReaderRow, UserForm | undefined, string | undefined]>([
  ["a pin for a log of pins", eventBy("007", "PIN"), "PIN", "007"],
  ["a pin for a log of numbers", eventBy("007", "PIN"), "NUMBER", "7"],
  ["a pin for a log of slots", eventBy("007", "PIN"), "SLOT", "uid:7"],
  ["a pin of nobody for a log of slots", eventBy("9", "PIN"), "SLOT", undefined],
  ["a number for a log of pins", eventBy(7, "NUMBER"), "PIN", "007"],
  ["a number that two pins mean", eventBy(55, "NUMBER"), "PIN", undefined],
  ["a number that no pin means", eventBy(9, "NUMBER"), "PIN", undefined],
  ["a number for a log of numbers", eventBy(7, "NUMBER"), "NUMBER", "7"],
  ["a slot for a log of pins", eventBy(7, "SLOT"), "PIN", "007"],
  ["a slot of nobody for a log of pins", eventBy(3, "SLOT"), "PIN", undefined],
  ["a slot for a log of numbers", eventBy(7, "SLOT"), "NUMBER", "7"],
  ["a slot for a log of slots", eventBy(7, "SLOT"), "SLOT", "uid:7"],
  ["a pin before the first row", eventBy("007", "PIN"), undefined, "007"],
  ["a slot before the first row", eventBy(7, "SLOT"), undefined, undefined],
  ["a number before the first row", eventBy(7, "NUMBER"), undefined, undefined],
])("names the user as the log will: %s", (_name, event, userForm, userText) => {
  expect(toAnnouncedRow(event, { userForm, pinBySlot: PINS })?.userText).toBe(userText);
});

it("leaves the bytes of the event's user behind where the log names the user in another form", () => {
  const event = { ...eventBy("007", "PIN"), userBytes: Buffer.from("007") };
  expect(toAnnouncedRow(event, { userForm: "PIN", pinBySlot: PINS })).toBe(event);
  expect(toAnnouncedRow(event, { userForm: "SLOT", pinBySlot: PINS })).not.toHaveProperty("userBytes");
});
