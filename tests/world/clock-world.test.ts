/** Clocks that run wrong, jump and begin anew, over hours of a world: what is known of them, and which of them are set. */
import { expect, it } from "vitest";
import { World } from "./world.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const RULES = { above: 60, quiet: [], mostPerDay: 2, correctZone: false };

const toWorld = (policy: "CORRECT" | "REPORT") =>
  new World({
    seed: "clocks",
    readers: [
      { kind: "PULL", rows: 20, isUdp: false, mode: "LIVE" },
      { kind: "PULL", rows: 20, isUdp: true, mode: "LIVE" },
      { kind: "PULL", rows: 20, isUdp: false, mode: "POLL(60)" },
    ],
    heartbeatMs: 30_000,
    clock: { ...RULES, policy },
  });

/** What the place has of each reader: its drift in seconds, what was new about its clock, and when it was set. */
async function look({ place, readers }: World) {
  return Promise.all(
    readers.map(async ({ id }) => {
      const page = { limit: 50, after: undefined, isDescending: false };
      const history = await place.ledger.listClock(`world/${id}`, page);
      const { driftSeconds, clock } = await place.ledger.readDevice(id);
      const news = history.map((entry) => ("cause" in entry ? entry.cause : entry.kind));
      const sets = (await place.ledger.listClockSets(`world/${id}`, 50)).map(({ state }) => state);
      return { driftSeconds, hold: clock?.hold, news: news.toReversed(), sets };
    }),
  );
}

const shift = (world: World, ms: number): void => {
  for (const reader of world.readers) reader.clockOffsetMs += ms;
};

it("sets clocks that went wrong, on whatever way a reader is visited, and says what had happened", async () => {
  const world = toWorld("CORRECT");
  await world.live(async () => {
    await world.time.pass(5 * MINUTE_MS);
    shift(world, 90 * SECOND_MS);
    await world.time.pass(5 * MINUTE_MS);
    for (const { driftSeconds = 99, ...known } of await look(world)) {
      expect(known).toEqual({ hold: undefined, news: ["FIRST", "UNKNOWN", "SET"], sets: ["DONE"] });
      expect(Math.abs(driftSeconds)).toBeLessThanOrEqual(1);
    }
    shift(world, -HOUR_MS);
    await world.time.pass(5 * MINUTE_MS);
    for (const { driftSeconds, hold, sets } of await look(world))
      expect([Math.round((driftSeconds ?? 0) / 60), hold, sets.length]).toEqual([-60, "ZONE", 1]);
  });
});

it("sets each no oftener than may be, whatever clocks do", async () => {
  const world = toWorld("CORRECT");
  await world.live(async () => {
    for (let count = 0; count < 4; count++) {
      shift(world, -130 * SECOND_MS);
      await world.time.pass(6 * MINUTE_MS);
    }
    for (const { hold, sets } of await look(world)) expect([hold, sets]).toEqual(["TOO_OFTEN", ["DONE", "DONE"]]);
  });
});

it("sets no reader by a place whose own clock was set wrong for a while, not over a start of it either", async () => {
  const world = toWorld("CORRECT");
  await world.live(async () => {
    await world.time.pass(5 * MINUTE_MS);
    world.time.wallOffsetMs = 10 * MINUTE_MS + 20 * SECOND_MS;
    await world.time.pass(10 * MINUTE_MS);
    for (const { hold, news } of await look(world))
      expect([hold, news]).toEqual(["PLACE_CLOCK", ["FIRST", "PLACE_CLOCK"]]);
    await world.time.settle(world.place.kill(0));
    await world.time.settle(world.place.boot());
    await world.time.pass(5 * MINUTE_MS);
    world.time.wallOffsetMs = 0;
    await world.time.pass(5 * MINUTE_MS);
    for (const { driftSeconds, sets } of await look(world)) expect([driftSeconds, sets]).toEqual([0, []]);
  });
});

it("writes to none of them where it was not told to", async () => {
  const world = toWorld("REPORT");
  await world.live(async () => {
    await world.time.pass(MINUTE_MS);
    shift(world, Date.parse("2000-01-01T00:00:00Z") - world.time.nowMs);
    await world.time.pass(10 * MINUTE_MS);
    for (const { hold, news, sets } of await look(world))
      expect([hold, news, sets]).toEqual(["POLICY", ["FIRST", "RESET"], []]);
  });
});
