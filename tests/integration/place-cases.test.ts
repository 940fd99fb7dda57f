/** Readers of the field as public reports describe their dialogue: what a place makes of them. */
import cases from "../../packages/zk/test/fixtures/zk-cases.json" with { type: "json" };
import { afterEach, beforeEach, expect, it } from "vitest";
import { type ForeignRow, startForeignReader } from "./foreign-reader.ts";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";
import { words } from "./zk-scripted-peer.ts";

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace | undefined;

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  await place?.stop();
  place = undefined;
  temp.remove();
});

const inputOf = (name: string) => {
  const found = cases.find((it) => it.name === name)?.input;
  if (found === undefined) throw new RangeError(`no case ${name}`);
  return found;
};

interface Shown {
  readonly status: string;
  readonly fault: { readonly code: string; readonly step: string | null; readonly action: string | null } | null;
  readonly completeness: { readonly verdict: string; readonly rowsReported: number; readonly rowsStored: number };
}

async function show(it: TestPlace): Promise<Shown> {
  const selection = "status fault { code step action } completeness { verdict rowsReported rowsStored }";
  const { data } = await it.query<{ device: Shown }>(`{ device(id: "riyadh/gate-1") { ${selection} } }`);
  return data.device;
}

it("shows the users of a reader that answers 4989 for its log, says what to do, and does not hammer it", async () => {
  const { freeSizes = [], answers = { "1503": 0 } } = inputOf("4989-to-1503");
  const users = Array.from({ length: 567 }, (_, n) => ({ slot: n + 1, pin: String(1_000 + n), name: `N${n}` }));
  const reader = await startForeignReader({
    users,
    rows: [],
    override: ({ command, data }) => {
      if (command === 50) return [{ command: 2000, data: words(...freeSizes) }];
      return command === 1503 && data.readUInt16LE(1) === 13 ? [{ command: answers["1503"] }] : undefined;
    },
  });
  const started = await startTestPlace(temp.dir, [{ simulator: reader }]);
  place = started;
  await eventually(
    async () => (await show(started)).fault?.code === "DEVICE_LOG_NOT_OFFERED",
    "the log is not offered",
  );
  expect((await show(started)).fault).toMatchObject({
    step: "LOG",
    action: expect.stringMatching(/time attendance.*push/),
  });
  expect(await started.ledger.countUsers({})).toBe(567);
  const times = () => reader.peer.requests.filter(({ command }) => command === 201).length;
  await eventually(() => times() > 5, "some heartbeats");
  const asked = reader.peer.requests.filter(({ command, data }) => command === 1503 && data.readUInt16LE(1) === 13);
  expect(asked.length).toBeLessThanOrEqual(2);
  expect((await show(started)).completeness.verdict).not.toBe("COMPLETE");
});

it("finds by the length of the log the punches whose events were lost of a reader that always counts 0", async () => {
  const { reportedCount } = inputOf("count-always-zero");
  const rowOf = (n: number): ForeignRow => ({
    pin: String(1_000 + (n % 200)),
    time: new Date(Date.UTC(2026, 0, 1) + n * 60_000).toISOString().slice(0, 19),
  });
  const rows = Array.from({ length: 5_003 }, (_, n) => rowOf(n));
  const sizes = words(...Array.from({ length: 23 }, (_, n) => (n === 8 ? Number(reportedCount) : 0)));
  const reader = await startForeignReader({
    rows,
    override: ({ command }) => (command === 50 ? [{ command: 2000, data: sizes }] : undefined),
  });
  const started = await startTestPlace(temp.dir, [{ simulator: reader }]);
  place = started;
  await eventually(async () => (await deviceStatus(started, "gate-1")) === "ONLINE", "online");
  expect((await show(started)).completeness).toEqual({ verdict: "INCOMPLETE", rowsReported: 5_003, rowsStored: 5_003 });
  const lost = [rowOf(6_000), rowOf(6_001)];
  reader.rows.push(...lost);
  await eventually(async () => (await show(started)).completeness.rowsStored === 5_005, "the two are found");
  expect((await show(started)).completeness.verdict).toBe("INCOMPLETE");
});
