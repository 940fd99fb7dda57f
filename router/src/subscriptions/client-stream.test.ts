import { encodeVectorCursor, parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

import { openClient, toPosition } from "../../test/client-stream-fakes.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("reads a place again, from where the client stands, when more came during its catch-up than may wait", async () => {
  const { shared, catchUps, lastCatchUp, read } = openClient(["riyadh"], { after: { riyadh: 1 }, maxQueued: 3 });
  shared("riyadh").live(2);
  for (const seq of [3, 4, 5, 6, 7]) shared("riyadh").punch(seq);
  lastCatchUp()?.punches(2);
  lastCatchUp()?.end(2);
  expect(catchUps.map(({ from }) => from)).toEqual([1, 2]);
  lastCatchUp()?.punches(3, 4, 5);
  shared("riyadh").punch(8);
  expect(await read(4)).toEqual(["riyadh 2", "riyadh 3", "riyadh 4", "riyadh 5"]);
  lastCatchUp()?.punches(6, 7);
  expect(await read(2)).toEqual(["riyadh 6", "riyadh 7"]);
  lastCatchUp()?.end(7);
  expect(await read(2)).toEqual(["riyadh 8", "CAUGHT_UP"]);
  expect(catchUps).toHaveLength(2);
});

it("passes over what the client did not ask for, and its position with it", async () => {
  const { shared, catchUps, lastCatchUp, stream } = openClient(["riyadh"], {
    isWanted: ([id]) => Number(id) % 2 === 0,
  });
  const read = async () => (await stream.messages.next()).value?.data;
  shared("riyadh").live(2);
  for (const seq of [3, 4, 5, 6]) shared("riyadh").punch(seq);
  expect(await read()).toMatchObject({ message: "CAUGHT_UP" });
  const [first, second] = [await read(), await read()];
  expect([first?.["message"], second?.["message"]]).toEqual(["riyadh 4", "riyadh 6"]);
  expect(parseVectorCursor(String(second?.["cursor"]))?.get("riyadh")?.seq).toBe(6);
  shared("riyadh").punch(7);
  shared("riyadh").lose();
  expect(parseVectorCursor(String((await read())?.["cursor"]))?.get("riyadh")?.seq).toBe(7);
  expect([catchUps, lastCatchUp()]).toEqual([[], undefined]);
});

it("passes over what comes while the client catches up", async () => {
  const { shared, lastCatchUp, read } = openClient(["riyadh"], {
    after: { riyadh: 1 },
    isWanted: ([id]) => id !== "3",
  });
  shared("riyadh").live(2);
  for (const seq of [3, 4]) shared("riyadh").punch(seq);
  lastCatchUp()?.punches(2);
  lastCatchUp()?.end(2);
  expect(await read(3)).toEqual(["riyadh 2", "riyadh 4", "CAUGHT_UP"]);
});

it("says a punch once that both the catch-up and the shared stream bring", async () => {
  const { shared, lastCatchUp, read } = openClient(["riyadh"], { after: { riyadh: 1 } });
  shared("riyadh").live(2);
  shared("riyadh").punch(3);
  lastCatchUp()?.punches(2, 3);
  lastCatchUp()?.end(3);
  shared("riyadh").punch(4);
  expect(await read(4)).toEqual(["riyadh 2", "riyadh 3", "CAUGHT_UP", "riyadh 4"]);
});

it("says CAUGHT_UP when the last place that can be reached is, not with the first", async () => {
  const { shared, lastCatchUp, read } = openClient(["riyadh", "cairo", "dubai"], { after: { cairo: 1 } });
  shared("riyadh").live(5);
  shared("cairo").live(2);
  shared("dubai").lose();
  lastCatchUp()?.punches(2);
  lastCatchUp()?.end(2);
  expect(await read(3)).toEqual(["PLACE_LOST dubai", "cairo 2", "CAUGHT_UP"]);
});

it("asks a place that was lost before it ever answered for everything after its last known head", async () => {
  const { shared, lastCatchUp, read } = openClient(["riyadh"]);
  shared("riyadh").head = toPosition(5);
  shared("riyadh").lose();
  shared("riyadh").head = toPosition(7);
  shared("riyadh").comeBack();
  expect(lastCatchUp()).toBeUndefined(); // the shared stream itself goes on from the head last known
  for (const seq of [6, 7]) shared("riyadh").punch(seq);
  expect(await read(4)).toEqual(["PLACE_LOST riyadh", "PLACE_BACK riyadh", "riyadh 6", "riyadh 7"]);
});

it("tries a catch-up that broke again after a pause, from where it stands", () => {
  const { shared, catchUps, lastCatchUp } = openClient(["riyadh"], { after: { riyadh: 1 } });
  shared("riyadh").live(9);
  lastCatchUp()?.punches(2, 3);
  lastCatchUp()?.break();
  expect(catchUps).toHaveLength(1);
  vi.advanceTimersByTime(1000);
  expect(catchUps.map(({ from }) => from)).toEqual([1, 3]);
});

it("ends when a place refuses what was missed, and asks for it no more", async () => {
  const { shared, catchUps, lastCatchUp, stream } = openClient(["riyadh"], { after: { riyadh: 1 } });
  shared("riyadh").live(9);
  lastCatchUp()?.break({ kind: "REFUSED", code: "FORBIDDEN", message: "no" });
  await expect(stream.messages.next()).rejects.toMatchObject({ extensions: { code: "FORBIDDEN", place: "riyadh" } });
  vi.advanceTimersByTime(1000);
  expect(catchUps).toHaveLength(1);
});

it("keeps nothing more for a client that does not read, and reads the rest from the place when it reads again", async () => {
  const { shared, lastCatchUp, read } = openClient(["riyadh"], { maxQueued: 4 });
  shared("riyadh").live(0);
  expect(await read(1)).toEqual(["CAUGHT_UP"]);
  for (let seq = 1; seq <= 50; seq++) shared("riyadh").punch(seq);
  expect(lastCatchUp()).toBeUndefined();
  expect(await read(5)).toEqual(["riyadh 1", "riyadh 2", "riyadh 3", "riyadh 4", "SLOW_CLIENT"]);
  expect(lastCatchUp()?.from).toBe(4);
  lastCatchUp()?.punches(5, 6);
  expect(lastCatchUp()?.isPaused).toBe(true);
  expect(await read(2)).toEqual(["riyadh 5", "riyadh 6"]);
  expect(lastCatchUp()?.isPaused).toBe(false);
});

it("leaves nothing out at a place that came and went while the client was too slow", async () => {
  const { shared, catchUps, read } = openClient(["riyadh"], { maxQueued: 4 });
  shared("riyadh").live(0);
  expect(await read(1)).toEqual(["CAUGHT_UP"]);
  for (const seq of [1, 2, 3, 4]) shared("riyadh").punch(seq);
  shared("riyadh").lose();
  shared("riyadh").comeBack();
  shared("riyadh").punch(5);
  shared("riyadh").lose();
  expect((await read(8)).slice(4)).toEqual([
    "SLOW_CLIENT",
    "PLACE_LOST riyadh",
    "PLACE_BACK riyadh",
    "PLACE_LOST riyadh",
  ]);
  shared("riyadh").comeBack();
  shared("riyadh").punch(6);
  expect(catchUps.map(({ from }) => from)).toEqual([4]);
});

it("does not say CAUGHT_UP to a client that was too slow for what came during its catch-up", async () => {
  const { shared, lastCatchUp, read } = openClient(["riyadh"], { after: { riyadh: 1 }, maxQueued: 2 });
  shared("riyadh").live(2);
  for (const seq of [3, 4]) shared("riyadh").punch(seq);
  lastCatchUp()?.end(2);
  shared("riyadh").punch(5);
  expect(await read(3)).toEqual(["riyadh 3", "riyadh 4", "SLOW_CLIENT"]);
  expect(lastCatchUp()?.from).toBe(4);
  lastCatchUp()?.punches(5);
  lastCatchUp()?.end(5);
  expect(await read(2)).toEqual(["riyadh 5", "CAUGHT_UP"]);
});

it("leaves nothing out when a client becomes too slow for what waited for the end of its catch-up", async () => {
  const { shared, lastCatchUp, read } = openClient(["riyadh"], { after: { riyadh: 1 }, maxQueued: 3 });
  shared("riyadh").live(2);
  for (const seq of [3, 4, 5]) shared("riyadh").punch(seq);
  lastCatchUp()?.punches(2);
  lastCatchUp()?.end(2);
  expect(await read(4)).toEqual(["riyadh 2", "riyadh 3", "riyadh 4", "SLOW_CLIENT"]);
  expect(lastCatchUp()?.from).toBe(4);
  lastCatchUp()?.punches(5);
  lastCatchUp()?.end(5);
  expect(await read(2)).toEqual(["riyadh 5", "CAUGHT_UP"]);
});

it("says GAP when a place comes back with another ledger", async () => {
  const { shared, read } = openClient(["riyadh"]);
  shared("riyadh").live(5);
  shared("riyadh").head = toPosition(1, "b");
  shared("riyadh").tell((follower) => follower.onReset());
  expect(await read(2)).toEqual(["CAUGHT_UP", "GAP riyadh"]);
});

it("ends with CURSOR_RESET when the position to go on from is of another ledger", async () => {
  const { stream, shared, lastCatchUp } = openClient(["riyadh"], { after: { riyadh: 1 } });
  shared("riyadh").live(5);
  lastCatchUp()?.break({ kind: "RESET" });
  await expect(stream.messages.next()).rejects.toMatchObject({ extensions: { code: "CURSOR_RESET", place: "riyadh" } });
});

it("lets go of a place that is not followed any more and goes on there when it is followed again", async () => {
  const { stream, shared, lastCatchUp, read } = openClient(["riyadh", "cairo"]);
  for (const place of ["riyadh", "cairo"]) shared(place).live(5);
  stream.setPlaces(["riyadh"]);
  expect(shared("cairo").followers.size).toBe(0);
  shared("cairo").live(7);
  stream.setPlaces(["riyadh", "cairo"]);
  expect(lastCatchUp()?.from).toBe(5);
  lastCatchUp()?.punches(6, 7);
  lastCatchUp()?.end(7);
  expect(await read(6)).toEqual([
    "CAUGHT_UP",
    "PLACE_LOST cairo",
    "PLACE_BACK cairo",
    "cairo 6",
    "cairo 7",
    "CAUGHT_UP",
  ]);
});

it("gives with each message the position after it", async () => {
  const { stream, shared } = openClient(["riyadh"], { after: { cairo: 3 } });
  shared("riyadh").live(5);
  shared("riyadh").punch(6);
  shared("riyadh").punch(7);
  const cursors: unknown[] = [];
  for (let count = 0; count < 3; count++) cursors.push((await stream.messages.next()).value?.data?.["cursor"]);
  const at = (seq: number) =>
    encodeVectorCursor(
      new Map([
        ["riyadh", toPosition(seq)],
        ["cairo", toPosition(3)],
      ]),
    );
  expect(cursors).toEqual([at(5), at(6), at(7)]);
});
