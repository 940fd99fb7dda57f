/** What a reader's clock, room and safety look like in the graph. */
import { afterEach, beforeEach, expect, it } from "vitest";
import { createTempDir, startTestPlace, type TestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace;

beforeEach(async () => {
  temp = createTempDir();
  place = await startTestPlace(temp.dir, []);
  const address = "203.0.113.9:4370";
  const setup = { readerId: "gate-1", name: "Gate 1", address, isEnabled: true, commKeyStrength: "NONE" } as const;

  await place.ledger.registerReaders([{ ...setup, hasPublicAddress: true }]);
});

afterEach(async () => {
  await place.stop();
  temp.remove();
});

const HEALTH = `{ device(id: "riyadh/gate-1") {
  clock { driftSeconds measuredAt } storage { rows capacity fillPct punchesPerDay fullOn }
  securityFindings { score findings { code severity message steps } }
} }`;
const ask = async (token?: string) => place.query<{ device: Record<string, unknown> }>(HEALTH, {}, token);

it("says nothing of clock and room before the reader told them", async () => {
  expect((await ask()).data.device).toMatchObject({ clock: null, storage: null });
});

it("tells how far the clock is off, how full the log is and when it will be", async () => {
  const nowMs = Date.now();
  const facts = { driftSeconds: -95, checkedMs: nowMs, punches: 750, capacity: 1_000 };
  await place.ledger.recordFacts("gate-1", facts);
  const ages = [0.1, 1, 2, 3, 4.5, 100]; // days
  const rows = ages.map((days, index) => makeRow(index, { atMs: nowMs - days * 24 * 3_600_000 }));
  await place.ledger.recordRows("gate-1", rows);
  const { clock, storage } = (await ask()).data.device;
  expect(clock).toEqual({ driftSeconds: -95, measuredAt: new Date(nowMs).toISOString() });
  const fullOn = new Date(nowMs + (250 / (5 / 30)) * 24 * 3_600_000).toISOString().slice(0, 10);
  expect(storage).toEqual({ rows: 750, capacity: 1_000, fillPct: 75, punchesPerDay: 0.2, fullOn });
});

it("names what makes the reader less safe to those who can mend it, and to nobody else", async () => {
  const { securityFindings } = (await ask(place.signToken({ role: "PLACE_ADMIN" }))).data.device;
  expect(securityFindings).toMatchObject({
    score: 20,
    findings: [
      { code: "COMM_KEY_NONE", severity: "HIGH" },
      { code: "ADDRESS_PUBLIC", severity: "HIGH" },
    ],
  });
  for (const role of ["HR", "VIEWER", "MANAGER", "EMPLOYEE"] as const) {
    const { errors } = await ask(place.signToken({ role }));
    expect([role, errors.length > 0]).toEqual([role, true]);
  }
});

it("says when somebody punched last, and lists the readers that somebody should look at", async () => {
  const query = `{ devices(filter: { condition: [TROUBLE] }) { totalCount edges { node { condition lastPunchAt } } } }`;
  const list = async () => {
    const { data } = await place.query<{
      devices: { totalCount: number; edges: readonly { readonly node: Record<string, unknown> }[] };
    }>(query);
    return [data.devices.totalCount, ...data.devices.edges.map(({ node }) => node)];
  };
  expect(await list()).toEqual([0]);
  await place.ledger.recordFacts("gate-1", { status: "OFFLINE" });
  expect(await list()).toEqual([1, { condition: "TROUBLE", lastPunchAt: null }]);
  const instants = ["2026-11-01T05:00:00.000Z", "2026-11-03T05:00:00.000Z", "2026-11-02T05:00:00.000Z"];
  const rows = instants.map((at, index) => makeRow(index, { atMs: Date.parse(at) }));
  await place.ledger.recordRows("gate-1", rows);
  expect(await list()).toEqual([1, { condition: "TROUBLE", lastPunchAt: "2026-11-03T05:00:00.000Z" }]);
});
