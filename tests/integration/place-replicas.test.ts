import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { PushReader } from "@biometricflow/reader-simulator/push/push-reader";
import { type PostgresServer, startPostgres } from "./attendance/postgres-server.ts";
import { eventually } from "./place-harness.ts";
import { makeReplicaStage, type PlaceProcess, type ReplicaStage } from "./place-replica-stage.ts";

let server: PostgresServer;
let stage: ReplicaStage;
let env: Readonly<Record<string, string>>;

beforeAll(async () => {
  server = await startPostgres();
});
beforeEach(async () => {
  stage = await makeReplicaStage();
  env = { DATABASE_URL: await server.createDatabase() };
});
afterEach(() => stage.stop());
afterAll(() => server.stop());

interface Punches {
  readonly punches: { readonly edges: readonly { readonly node: { readonly id: string } }[] };
}

const readIds = async ({ ask }: PlaceProcess) => {
  const { data } = await ask<Punches | null>("{ punches(first: 1000) { edges { node { id } } } }");
  return data?.punches.edges.map(({ node }) => node.id) ?? [];
};
const readStatus = async ({ ask }: PlaceProcess) => {
  const { data } = await ask<{ devices: { edges: { node: { status: string } }[] } } | null>(
    "{ devices { edges { node { status } } } }",
  );
  return data?.devices.edges[0]?.node.status;
};
const visits = ({ lines }: PlaceProcess) => lines.filter((line) => line.includes("visits the readers")).length;
const online = (place: PlaceProcess) =>
  eventually(async () => (await readStatus(place)) === "ONLINE", "the reader is online");

const ROW = { userId: "1042", verify: 1, punch: 0 };
const at = ({ pushPort }: PlaceProcess) => ({ host: "127.0.0.1", port: pushPort });

let minute = 0;
/** Somebody punches, a minute after the one before. */
function punch(): void {
  minute += 1;
  const time = new Date(Date.UTC(2026, 0, 5, 5, minute)).toISOString().slice(0, 19);
  stage.reader.control.punch({ pin: "1042", at: time });
}
beforeEach(() => {
  minute = 0;
});

it("one process of a place visits its readers, both show what it stored, and the other takes over when it is killed", async () => {
  const first = await stage.start(env);
  await online(first);
  const second = await stage.start(env);
  punch();
  for (const place of [first, second])
    await eventually(async () => (await readIds(place)).length === 1, "both show the punch");
  expect([visits(first), visits(second)]).toEqual([1, 0]);
  await first.kill();
  punch();
  punch();
  await eventually(async () => (await readIds(second)).length === 3, "the punches of the time between are there");
  await online(second);
  punch();
  await eventually(async () => (await readIds(second)).length === 4, "and those that follow");
  expect(new Set(await readIds(second)).size).toBe(4);
  const third = await stage.start(env);
  await eventually(async () => (await readIds(third)).length === 4, "a new one shows the same");
  expect([visits(second), visits(third)]).toEqual([1, 0]);
});

it("hears readers that push by the process that has the readers alone, and each of their punches is there once", async () => {
  const first = await stage.start(env);
  await online(first);
  const second = await stage.start(env);
  const rows = Array.from({ length: 3 }, (_, n) => ({ ...ROW, time: `2026-01-05T09:00:0${n}` }));
  const gate = new PushReader({ serialNumber: "PUSH9", server: at(second), rows: rows.slice(0, 1) });
  expect(await gate.handshake()).toMatchObject({ status: 503, headers: { "retry-after": "30" } });
  expect([await gate.upload(), gate.pending]).toEqual([false, 1]); // cut off: it keeps the row
  gate.server = at(first);
  await gate.handshake();
  const input = `{ newcomerId: "riyadh/1", deviceId: "riyadh/gate-2" }`;
  const approved = await second.ask(`mutation { approvePushNewcomer(input: ${input}) { device { serialNumber } } }`);
  expect(approved).toMatchObject({ data: { approvePushNewcomer: { device: { serialNumber: "PUSH9" } } }, codes: [] });
  await gate.upload(); // perhaps before the first has learnt whom the second approved: then it is kept aside
  await eventually(async () => {
    await gate.poll();
    return (await readIds(second)).length === 1;
  }, "the first has learnt it, and the punch is in the ledger");
  await first.kill();
  gate.punch(...rows.slice(1));
  expect(await gate.upload()).toBe(false);
  gate.server = at(second);
  await eventually(() => gate.upload(), "the second has taken the readers");
  expect([gate.pending, (await readIds(second)).length]).toEqual([0, 3]);
});

it("says that its database is away, lives, and has every punch once when it is back", async () => {
  const place = await stage.start(env);
  await online(place);
  punch();
  await eventually(async () => (await readIds(place)).length === 1, "the punch is there");
  for (let time = 0; time < 2; time++) {
    await server.fail(async () => {
      punch();
      await eventually(async () => (await readAlarms(place)).includes("STORE_UNREACHABLE"), "it says so");
      expect((await place.ask("{ punches { totalCount } }")).codes).toEqual(["SERVICE_UNAVAILABLE"]);
      punch();
    });
    await eventually(async () => (await readIds(place)).length === 3 + 2 * time, "what came meanwhile is there");
  }
  await online(place);
  expect(await readAlarms(place)).toEqual([]);
  expect(place.child.exitCode).toBeNull();
  const ids = await readIds(place);
  expect([ids.length, new Set(ids).size]).toEqual([5, 5]);
});

it("begins no empty ledger where the place has one elsewhere, and says what to do", async () => {
  const inFile = await stage.start({});
  await online(inFile);
  await inFile.kill();
  await expect(stage.start(env)).rejects.toThrow(
    /STORE_ELSEWHERE: riyadh has its ledger in .*ledger.sqlite, and the database .* has none of it: take it over/,
  );
});

it("does not go back to a file without a word, once a database has its ledger", async () => {
  const inDatabase = await stage.start(env);
  await online(inDatabase);
  await inDatabase.kill();
  await expect(stage.start({})).rejects.toThrow(
    /STORE_ELSEWHERE: the ledger of riyadh is in the database .*: set DATABASE_URL/,
  );
});

it("does not start where there is no such database, and says what to do", async () => {
  await expect(stage.start({ DATABASE_URL: `${env["DATABASE_URL"]}`.replace("test_", "none_") })).rejects.toThrow(
    /^place: STORE_UNREACHABLE: the database .* is not there: create it, or mend DATABASE_URL/,
  );
});

async function readAlarms({ url }: PlaceProcess): Promise<readonly string[]> {
  const { alarms = [] }: { alarms?: { code: string }[] } = JSON.parse(await (await fetch(`${url}/health`)).text());
  return alarms.map(({ code }) => code);
}
