import { expect, it } from "vitest";
import { createLineWriter } from "./line-writer.ts";

/** A file with room for so many bytes. */
function createDisk(room: number) {
  let text = "";
  const disk = {
    room,
    lines: () => text.split("\n").slice(0, -1),
    write: (bytes: Uint8Array) => {
      if (disk.room === 0) throw Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
      const taken = bytes.subarray(0, disk.room);
      disk.room -= taken.length;
      text += Buffer.from(taken).toString();
      return taken.length;
    },
  };
  return disk;
}

const createWriter = (disk: ReturnType<typeof createDisk>) =>
  createLineWriter({ write: disk.write, describeLoss: (lost) => `lost ${lost}\n` });

it("writes lines as they come", () => {
  const disk = createDisk(1_000);
  const writer = createWriter(disk);
  for (const line of ["one\n", "two\n"]) writer.write(line);
  expect(disk.lines()).toEqual(["one", "two"]);
});

it("drops lines while there is no room, and says once how many", () => {
  const disk = createDisk(4);
  const writer = createWriter(disk);
  for (const line of ["one\n", "two\n", "three\n"]) writer.write(line);
  disk.room = 1_000;
  for (const line of ["four\n", "five\n"]) writer.write(line);
  expect(disk.lines()).toEqual(["one", "lost 2", "four", "five"]);
});

it("begins anew behind a line that was cut off", () => {
  const disk = createDisk(6);
  const writer = createWriter(disk);
  for (const line of ["one\n", "two\n", "three\n"]) writer.write(line);
  disk.room = 1_000;
  writer.write("four\n");
  expect(disk.lines()).toEqual(["one", "tw", "lost 2", "four"]);
});

it("counts on when the room is gone again before it could say so", () => {
  const disk = createDisk(0);
  const writer = createWriter(disk);
  writer.write("one\n");
  disk.room = 3;
  writer.write("two\n");
  disk.room = 1_000;
  writer.write("three\n");
  expect(disk.lines()).toEqual(["los", "lost 2", "three"]);
});
