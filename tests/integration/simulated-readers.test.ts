import { appendFileSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { readOrganisation } from "@biometricflow/config/organisation";
import { createZoneClock } from "@biometricflow/reader-simulator/clock";
import { createCrowd } from "@biometricflow/reader-simulator/crowd/crowd";
import { SimulatorError } from "@biometricflow/reader-simulator/errors";
import { generatePopulation } from "@biometricflow/reader-simulator/generate-log";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import type { PunchInput } from "@biometricflow/reader-simulator/reader-state";
import { createPlaceReaders, type PlaceReaders } from "../../scripts/readers/place-readers.ts";
import { PlaceTraffic } from "../../scripts/readers/place-traffic.ts";
import { startSimulatedReaders } from "../../scripts/readers/simulated-readers.ts";
import { createTraffic } from "../../scripts/readers/traffic.ts";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "../e2e/harness/organisation-folder.ts";

/** Half past seven on a Sunday in Riyadh: soon everybody comes. */
const BEFORE_WORK = new Date("2026-11-22T04:30:00Z");

let folder: string;

beforeEach(() => {
  vi.useFakeTimers({ now: BEFORE_WORK, toFake: ["Date", "setInterval", "clearInterval"] });
  folder = mkdtempSync(join(tmpdir(), "biometricflow-readers-"));
});
afterEach(() => {
  vi.useRealTimers();
});

/** Two readers, 26 people. */
async function createRiyadh(): Promise<PlaceReaders> {
  const dir = await writeOrganisationFolder([
    {
      id: "riyadh",
      timeZone: "Asia/Riyadh",
      readers: [
        { id: "gate-1", rows: 1760, seed: 1 },
        { id: "gate-2", rows: 1100, seed: 2 },
      ],
    },
  ]);
  const [place] = readOrganisation(dir).places;
  if (place === undefined) throw new Error("no place");
  return createPlaceReaders(place, { folder, endAt: BEFORE_WORK });
}

const toRows = ({ simulators }: PlaceReaders) => [...simulators].map(([id, { control }]) => [id, control.log().rows]);

const countRows = ({ simulators }: PlaceReaders) =>
  [...simulators.values()].reduce((sum, { control }) => sum + control.log().rows.length, 0);

it("lets people punch by the clock of the place while traffic is on, and nobody while it is off", async () => {
  const riyadh = await createRiyadh();
  const traffic = createTraffic([riyadh.traffic]);
  vi.advanceTimersByTime(3_600_000);
  expect([traffic.isOn(), countRows(riyadh)]).toEqual([false, 2860]);

  traffic.turnOn();
  vi.advanceTimersByTime(3 * 3_600_000);
  const made = countRows(riyadh) - 2860;
  expect(traffic.isOn()).toBe(true);
  expect(made).toBeGreaterThan(60);
  const times = toRows(riyadh).flatMap(([, rows]) => (Array.isArray(rows) ? rows.slice(-5) : []));
  for (const { time } of times) expect(time >= "2026-11-22T08:30:00" && time <= "2026-11-22T11:30:00").toBe(true);

  traffic.turnOff();
  vi.advanceTimersByTime(3_600_000);
  expect([traffic.isOn(), countRows(riyadh)]).toEqual([false, 2860 + made]);
  expect(vi.getTimerCount()).toBe(0);
});

it("gives every row back at the next start, as a reader that was without power", async () => {
  const riyadh = await createRiyadh();
  const traffic = createTraffic([riyadh.traffic]);
  traffic.turnOn();
  vi.advanceTimersByTime(3_600_000);
  traffic.turnOff();
  riyadh.traffic.controls.get("gate-2")?.punch({ pin: "70001", state: 1, verify: 15 });
  expect(toRows(await createRiyadh())).toEqual(toRows(riyadh));
});

it("leaves out a line of a journal that a crash cut off", async () => {
  const first = await createRiyadh();
  first.traffic.controls.get("gate-1")?.punch({ pin: "70001" });
  const rows = toRows(first);
  appendFileSync(join(folder, "riyadh", "gate-1.ndjson"), '{"userId":"70002","ti');
  expect(toRows(await createRiyadh())).toEqual(rows);
});

it("goes on when a reader takes no punch, and lets those come in later whom it refused", () => {
  const users = generatePopulation({ seed: 1, people: 20, place: "riyadh" });
  const { control } = createReaderSimulator({ serialNumber: "S1", users, timeZone: "Asia/Riyadh" });
  let isDisabled = true;
  const punch = vi.fn((input?: PunchInput) => {
    if (isDisabled) throw new SimulatorError("DEVICE_DISABLED", "a client reads");
    return control.punch(input);
  });
  const place = new PlaceTraffic({
    crowd: createCrowd({ seed: 1, weekend: [], readers: [{ id: "gate-1", seed: 1, users }] }),
    clock: createZoneClock("Asia/Riyadh"),
    controls: new Map([["gate-1", { ...control, punch }]]),
    onPunch: () => {},
  });
  const traffic = createTraffic([place]);
  traffic.turnOn();
  vi.advanceTimersByTime(3_600_000); // everybody comes to work
  const refused = new Set(punch.mock.calls.map(([input]) => input?.pin));
  isDisabled = false;
  vi.advanceTimersByTime(3 * 3_600_000);
  traffic.turnOff();
  const first = new Map(
    control
      .log()
      .rows.toReversed()
      .map(({ userId, punch: state }) => [userId, state]),
  );
  const cameIn = [...refused].filter((pin) => [0, 255].includes(first.get(pin ?? "") ?? 1));
  expect(refused.size).toBeGreaterThan(12);
  expect(cameIn.length).toBeGreaterThan(10);
  expect([...first.values()].filter((state) => state === 1)).toEqual([]);
});

it("answers a punch without wishes by somebody of that reader, in and out by turns", async () => {
  const riyadh = await createRiyadh();
  const gate = riyadh.traffic.controls.get("gate-2");
  const rows = Array.from({ length: 60 }, () => gate?.punch({}));
  const pins = new Set(rows.map((row) => row?.userId));
  expect(pins.size).toBeLessThanOrEqual(10);
  for (const pin of pins) {
    const states = rows.filter((row) => row?.userId === pin).map((row) => row?.punch);
    const first = states[0] ?? 0; // whoever guarded the night goes out first
    if (!states.includes(255)) expect(states).toEqual(states.map((_state, index) => (first + index) % 2));
  }
});

it("gives control of the readers to those alone who were told the address", async () => {
  const organisation = readOrganisation(await writeOrganisationFolder(SMALL_ORGANISATION));
  const readers = await startSimulatedReaders(organisation, { now: () => BEFORE_WORK, hasTraffic: false });
  try {
    const [first] = readers.list;
    const { origin, pathname } = new URL(first?.control ?? "");
    const guessed = pathname.replace(/^\/[^/]+/, "/readers");
    const getStatus = async (path: string) => (await fetch(`${origin}${path}/stats`)).status;
    expect(pathname).toMatch(/^\/[\w-]{22}\/riyadh\/gate-1$/);
    expect([await getStatus(pathname), await getStatus(guessed)]).toEqual([200, 404]);
  } finally {
    await readers.stop();
  }
});
