import { expect, it } from "vitest";
import { ANNOUNCED_SECONDS, toKeysInForce, toRotationSeconds } from "./key-rotation.ts";

const LONGEST_SECONDS = 600;
const ROTATION_SECONDS = toRotationSeconds(LONGEST_SECONDS);

const at = (seconds: number) =>
  toKeysInForce({ current: "old", next: { key: "new", seenAtMs: 5_000 } }, 5_000 + seconds * 1000, LONGEST_SECONDS);

it("leaves an organisation that rotates nothing with its one key", () => {
  expect(toKeysInForce({ current: "old" }, 0, LONGEST_SECONDS)).toEqual({
    signing: "old",
    accepted: ["old"],
    isOver: false,
  });
});

it("publishes a new key before it signs, and takes the old one until nothing of it can count", () => {
  const [announced, signs] = [at(0), at(ANNOUNCED_SECONDS)];
  expect(announced).toEqual({ signing: "old", accepted: ["old", "new"], isOver: false });
  expect(at(ANNOUNCED_SECONDS - 0.001)).toEqual(announced);
  expect(signs).toEqual({ signing: "new", accepted: ["old", "new"], isOver: false });
  expect(at(ANNOUNCED_SECONDS + LONGEST_SECONDS)).toEqual(signs);
  expect(at(ROTATION_SECONDS - 0.001)).toEqual(signs);
  expect(at(ROTATION_SECONDS)).toEqual({ signing: "new", accepted: ["new"], isOver: true });
});
