import { expect, it } from "vitest";
import { type PeopleWish, toRetry } from "./people-wish.ts";

const COPY = {
  kind: "COPY",
  input: { fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-2", "riyadh/hall"], pins: ["7", "8", "9"] },
} as const satisfies PeopleWish;

it("asks the readers alone again that did not do it", () => {
  const input = { placeId: "riyadh", deviceIds: ["riyadh/gate-1", "riyadh/gate-2"], pin: "7" };
  const failed = [{ deviceId: "riyadh/gate-2", pin: null }];
  expect(toRetry({ kind: "PUT", input: { ...input, name: "سارة" } }, failed, true)).toEqual({
    kind: "PUT",
    input: { ...input, name: "سارة", deviceIds: ["riyadh/gate-2"] },
  });
  expect(toRetry({ kind: "REMOVE", input }, failed, true).input).toEqual({ ...input, deviceIds: ["riyadh/gate-2"] });
});

it("copies those alone again who failed, and everybody where the reader could not be asked or not all are known", () => {
  const failed = [
    { deviceId: "riyadh/hall", pin: "8" },
    { deviceId: "riyadh/hall", pin: "9" },
  ];
  const toDeviceIds = ["riyadh/hall"];
  expect(toRetry(COPY, failed, true).input).toEqual({ ...COPY.input, toDeviceIds, pins: ["8", "9"] });
  expect(toRetry(COPY, failed, false).input).toEqual({ ...COPY.input, toDeviceIds });
  expect(toRetry(COPY, [{ deviceId: "riyadh/hall", pin: null }], true).input).toEqual({ ...COPY.input, toDeviceIds });
});
