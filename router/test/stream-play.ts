import fc from "fast-check";
import { expect, vi } from "vitest";
import { findPosition } from "../src/subscriptions/positions.ts";
import { JudgedClient } from "./judged-client.ts";
import { listWanted, RETRY_MS, World } from "./stream-world.ts";

const PLACES = ["riyadh", "cairo", "dubai"] as const;

/** Half of what happens, happens at one place: that is where it becomes intricate. */
const place = fc.oneof(fc.constant(PLACES[0]), fc.constantFrom(...PLACES));
const to = fc.constantFrom("ALL" as const, "ALL" as const, "SHARED" as const, "CATCH_UPS" as const);
const client = fc.nat({ max: 1 });
const count = fc.integer({ min: 1, max: 12 });
const ANY_COMMAND = [
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("punch" as const), place, count }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("send" as const), place, count, to }) },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant("take" as const), client, count }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("lose" as const), place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("return" as const), place }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("wait" as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant("follow" as const), client, places: fc.subarray([...PLACES]) }),
  },
] as const;
const RESTORE = { weight: 1, arbitrary: fc.record({ kind: fc.constant("restore" as const), place }) };
const COMMAND = fc.oneof(...ANY_COMMAND);
const COMMAND_OR_RESTORE = fc.oneof(...ANY_COMMAND, RESTORE);

type Command = typeof COMMAND_OR_RESTORE extends fc.Arbitrary<infer T> ? T : never;

/** What two clients and three places go through: one client begins at the heads, the other after some positions. */
export interface Setup {
  readonly maxQueued: number;
  readonly before: readonly number[];
  readonly after: readonly string[];
  readonly commands: readonly Command[];
}

/** Any order of punches, losses, returns, slow reading, and places that come and go. */
export function anySetup(maxCommands: number): fc.Arbitrary<Setup> {
  return toSetup(fc.array(COMMAND, { minLength: 5, maxLength: maxCommands }));
}

/** The same, with ledgers that are restored. */
export function anySetupWithRestores(maxCommands: number): fc.Arbitrary<Setup> {
  return toSetup(fc.array(COMMAND_OR_RESTORE, { minLength: 5, maxLength: maxCommands }));
}

function toSetup(commands: fc.Arbitrary<readonly Command[]>): fc.Arbitrary<Setup> {
  return fc.record({
    maxQueued: fc.integer({ min: 2, max: 6 }),
    before: fc.array(fc.nat({ max: 9 }), { minLength: 3, maxLength: 3 }),
    after: fc.subarray([...PLACES]),
    commands,
  });
}

/** Plays it, lets everything come back and be read, and judges what the clients were told. */
export function judge(setup: Setup): void {
  const worlds = new Map(PLACES.map((id) => [String(id), new World(id)]));
  for (const [index, world] of [...worlds.values()].entries()) world.last = setup.before[index] ?? 0;
  const after = setup.after.map((id) => [id, { epoch: worlds.get(id)?.epoch ?? "", seq: 0 }] as const);
  const clients = [new JudgedClient(worlds, setup.maxQueued, []), new JudgedClient(worlds, setup.maxQueued, after)];
  for (const it of clients) it.put({ kind: "PLACES", places: PLACES });
  for (const command of setup.commands) play(command, worlds, clients);
  settle(worlds, clients);
  for (const it of clients) if (!it.hasFailed) judgeEnd(it, worlds);
  for (const it of clients) it.put({ kind: "CLOSED" });
  expect([...worlds.values()].map((world) => world.readings.size)).toEqual([0, 0, 0]);
}

function play(command: Command, worlds: ReadonlyMap<string, World>, clients: readonly JudgedClient[]): void {
  const world = "place" in command ? worlds.get(command.place) : undefined;
  const reader = "client" in command ? clients[command.client] : undefined;
  switch (command.kind) {
    case "punch":
      if (world) world.last += command.count;
      return;
    case "send":
      return void world?.send(command.count, command.to);
    case "lose":
      return world?.lose();
    case "restore":
      return world?.restore();
    case "return":
      if (world) world.isUp = true;
      return;
    case "wait":
      return void vi.advanceTimersByTime(RETRY_MS);
    case "take":
      for (let nth = 0; nth < command.count; nth++) reader?.take();
      return;
    case "follow":
      return reader?.put({ kind: "PLACES", places: command.places });
  }
}

/** Everything is up, followed and read until nothing more comes. */
function settle(worlds: ReadonlyMap<string, World>, clients: readonly JudgedClient[]): void {
  for (const it of worlds.values()) it.isUp = true;
  for (const it of clients) it.put({ kind: "PLACES", places: PLACES });
  for (let quietRounds = 0; quietRounds < 4; quietRounds++) {
    vi.advanceTimersByTime(RETRY_MS);
    for (const it of clients) while (it.unread > 0) it.take();
    const hasSent = [...worlds.values()].map((it) => it.send(1)).some(Boolean);
    if (hasSent || clients.some((it) => it.unread > 0)) quietRounds = 0;
  }
}

/** Each punch after the position where the client began, once, in place order; everyone is back and caught up. */
function judgeEnd(reader: JudgedClient, worlds: ReadonlyMap<string, World>): void {
  for (const [id, { last, epoch }] of worlds) {
    const begin = reader.begins.get(id);
    expect(begin?.epoch).toBe(epoch);
    expect(reader.said.get(id) ?? []).toEqual(listWanted(begin?.seq ?? 0, last));
    expect(listWanted(findPosition(reader.positions, id)?.seq ?? 0, last)).toEqual([]);
  }
  expect([...reader.lost]).toEqual([]);
  expect(reader.isToldCaughtUp).toBe(true);
}
