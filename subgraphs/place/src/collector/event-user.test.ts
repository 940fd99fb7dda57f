import { decodeAttendanceEvents } from "@biometricflow/zk/codec/realtime-event";
import { expect, it } from "vitest";
import type { UserForm } from "../domain/device.ts";
import { toAnnouncedRow } from "./event-user.ts";

const TIME = [1, 0, 26, 3, 1, 8, 0, 0];
const PINS = new Map([
  [1, "1042"],
  [7, "007"],
  [8, "55"],
  [9, "0055"],
]);

function eventBy(user: string | number, bytes: 10 | 12 | 52) {
  const data = Buffer.alloc(bytes);
  if (bytes === 52) data.write(String(user));
  else if (bytes === 12) data.writeUInt32LE(Number(user));
  else data.writeUInt16LE(Number(user));
  data.set(TIME, { 10: 2, 12: 4, 52: 24 }[bytes]);
  const [event] = decodeAttendanceEvents(data, new TextDecoder());
  if (event === undefined) throw new TypeError("no event");
  return event;
}

it.each<[string, ReturnType<typeof eventBy>, UserForm | undefined, string | undefined]>([
  ["a pin for a log of pins", eventBy("007", 52), "PIN", "007"],
  ["a pin for a log of numbers", eventBy("007", 52), "NUMBER", "7"],
  ["a pin for a log of slots", eventBy("007", 52), "SLOT", "uid:7"],
  ["a pin of nobody for a log of slots", eventBy("9", 52), "SLOT", undefined],
  ["a number for a log of pins", eventBy(7, 12), "PIN", "007"],
  ["a number that two pins mean", eventBy(55, 12), "PIN", undefined],
  ["a number that no pin means", eventBy(9, 12), "PIN", undefined],
  ["a number for a log of numbers", eventBy(7, 12), "NUMBER", "7"],
  ["a slot for a log of pins", eventBy(7, 10), "PIN", "007"],
  ["a slot of nobody for a log of pins", eventBy(3, 10), "PIN", undefined],
  ["a slot for a log of numbers", eventBy(7, 10), "NUMBER", "7"],
  ["a slot for a log of slots", eventBy(7, 10), "SLOT", "uid:7"],
  ["a pin before the first row", eventBy("007", 52), undefined, "007"],
  ["a slot before the first row", eventBy(7, 10), undefined, undefined],
  ["a number before the first row", eventBy(7, 12), undefined, undefined],
])("names the user as the log will: %s", (_name, event, userForm, userText) => {
  expect(toAnnouncedRow(event, { userForm, pinBySlot: PINS })?.userText).toBe(userText);
});
