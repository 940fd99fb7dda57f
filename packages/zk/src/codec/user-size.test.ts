import { expect, it } from "vitest";
import { detectUserSize } from "./user-size.ts";
import type { UserRecordSize } from "./user-look.ts";

const PIN_AT = { 72: 48, 120: 96 } as const;

function users(size: UserRecordSize, count: number): Buffer {
  return Buffer.concat(
    Array.from({ length: count }, (_, n) => {
      const user = Buffer.alloc(size);
      user.writeUInt16LE(n + 1, 0);
      if (size === 28) user.writeUInt32LE(1_000 + n, 24);
      else user.write(String(1_000 + n), PIN_AT[size]);
      return user;
    }),
  );
}

it.each([
  ["an exact count", 72, 5, 5],
  ["an exact count", 28, 18, 18],
  ["an exact count", 120, 3, 3],
  ["a count one too high", 120, 3, 4],
  ["a count one too low", 72, 10, 9],
  ["no count", 72, 5, 0],
  ["no count", 120, 3, -1],
] as const)("finds the size of users from %s and their bytes: %i", (_name, size, count, reported) =>
  expect(detectUserSize(users(size, count), reported)).toBe(size),
);

it.each([
  ["no size divides the bytes", Buffer.alloc(41, 1), 1],
  ["the count is that of another size", users(72, 15), 9],
  ["the count is far away", users(28, 18), 100],
  ["bytes are no users", Buffer.alloc(72, 7), 1],
])("guesses no size where %s", (_name, payload, reported) =>
  expect(() => detectUserSize(payload, reported)).toThrow(expect.objectContaining({ code: "BAD_RECORD" })),
);
