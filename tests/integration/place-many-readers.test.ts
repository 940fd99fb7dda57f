/** Readers by the hundred in one process of a place. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { createTempDir, eventually, QUICK_TIMING, startTestPlace, type TestPlace } from "./place-harness.ts";

const READERS = 100;
const ROWS = 20;
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 8) + second * 1_000).toISOString().slice(0, 19);

let temp: ReturnType<typeof createTempDir>;
let readers: readonly ReaderSimulator[];
let place: TestPlace;

beforeAll(async () => {
  temp = createTempDir();
  readers = Array.from({ length: READERS }, (_, n) =>
    createReaderSimulator({
      ...{ serialNumber: `SIM${n}`, timeZone: "Asia/Riyadh" },
      users: [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }],
      log: Array.from({ length: ROWS }, (_row, second) => ({ userId: "1042", time: at(second), verify: 1, punch: 0 })),
    }),
  );
  await Promise.all(readers.map((reader) => reader.start()));
  place = await startTestPlace(
    temp.dir,
    readers.map((simulator) => ({ simulator })),
    { ...QUICK_TIMING, connectTimeoutMs: 20_000, requestTimeoutMs: 20_000, heartbeatMs: 1_000 },
  );
});

afterAll(async () => {
  await place.stop();
  await Promise.all(readers.map((reader) => reader.stop()));
  temp.remove();
});

it("proves a hundred readers that live in one place, and takes a live punch of each, once", async () => {
  const all = async () => (await place.ledger.listDevices()).filter(({ status }) => status === "ONLINE").length;
  await eventually(async () => (await all()) === READERS, "all are online");
  for (const [n, reader] of readers.entries()) reader.control.punch({ pin: "1042", at: at(1_000 + n) });
  await eventually(async () => (await place.ledger.countPunches({})) >= READERS * (ROWS + 1), "all punches are there");
  expect(await place.ledger.countPunches({})).toBe(READERS * (ROWS + 1));
  const proved = async () => {
    const { data } = await place.query<{ devices: { edges: { node: { completeness: { verdict: string } } }[] } }>(
      `{ devices(first: ${READERS}) { edges { node { completeness { verdict } } } } }`,
    );
    return data.devices.edges.filter(({ node }) => node.completeness.verdict === "COMPLETE").length;
  };
  await eventually(async () => (await proved()) === READERS, "all are proved");
  expect(readers.map((reader) => reader.control.stats().connections)).toEqual(readers.map(() => 1));
});
