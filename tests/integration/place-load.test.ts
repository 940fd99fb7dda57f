import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createWorkerReadPool } from "../../subgraphs/place/src/store/workers/worker-read-pool.ts";
import {
  createTempDir,
  deviceStatus,
  eventually,
  QUICK_TIMING,
  startTestPlace,
  type TestPlace,
} from "./place-harness.ts";

const ROWS = 5_000;
const PEOPLE = 300;
const ASKED = 20;
const ONE = "{ punches(first: 1) { edges { node { id } } } }";

/** Close to the costliest that a place answers: lists within lists, and many pages at once. */
const NESTED = "{ punches(first: 500) { edges { node { user { punches(first: 15) { edges { node { id } } } } } } } }";
const PAGES = `{ ${Array.from({ length: 39 }, (_, index) => `a${index}: punches(first: 1000, orderBy: AT_ASC) { edges { cursor } }`).join(" ")} }`;
const WIDE =
  "{ users(first: 120) { edges { node { name punches(first: 50) { totalCount edges { node { at pin device { name } } } } devices { edges { node { name } } } } } } }";

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;
let simulator: ReaderSimulator;

beforeAll(async () => {
  temp = createTempDir();
  const pins = Array.from({ length: PEOPLE }, (_, index) => String(1000 + index));
  simulator = createReaderSimulator({
    serialNumber: "LOAD1",
    users: pins.map((userId, uid) => ({ uid: uid + 1, userId, name: `Person ${uid}`, privilege: 0, card: 0 })),
    log: Array.from({ length: ROWS }, (_, index) => ({
      userId: pins[(index * 7) % PEOPLE] ?? "",
      time: new Date(Date.UTC(2026, 0, 5, 6) + index * 60_000).toISOString().slice(0, 19),
      verify: 1,
      punch: 0,
    })),
    timeZone: "Asia/Riyadh",
  });
  await simulator.start();
  place = await startTestPlace(temp.dir, [{ simulator }], QUICK_TIMING, (file) => createWorkerReadPool({ file }));
  await eventually(async () => (await deviceStatus(place, "gate-1")) === "ONLINE", "the reader is online");
});

afterAll(async () => {
  await place.stop();
  await simulator.stop();
  temp.remove();
});

it("answers others, says that it is ready and takes punches while one subject asks for all it may", async () => {
  const greedy = place.signToken({ sub: "greedy" }, { expiresInSeconds: 600 });
  const modest = place.signToken({ sub: "modest" }, { expiresInSeconds: 600 });
  let isOver = false;
  let greedyAnswers = 0;
  const loops = [NESTED, PAGES, WIDE, NESTED].map(async (query) => {
    while (!isOver) {
      const { errors } = await place.query(query, {}, greedy);
      expect(errors).toEqual([]);
      greedyAnswers += 1;
    }
  });
  await eventually(() => greedyAnswers >= 4, "every loop had an answer");
  const before = greedyAnswers;
  for (let turn = 0; turn < ASKED; turn++) {
    const { data } = await place.query<{ punches: { edges: unknown[] } }>(ONE, {}, modest);
    expect(data.punches.edges).toHaveLength(1);
    expect((await fetch(`${place.url}/ready`)).status).toBe(200);
  }
  expect(greedyAnswers - before).toBeLessThan(2 * ASKED); // one that waits for all who came before it sees four each time
  simulator.control.punch({ pin: "1001", at: "2026-03-01T08:00:00", state: 0 });
  await eventually(async () => (await place.ledger.countPunches({})) === ROWS + 1, "the punch");
  isOver = true;
  await Promise.all(loops);
});
