import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { CAN_MOUNT, fillDisk } from "./harness/small-disk.ts";
import { until } from "./harness/until.ts";

const ROOMY_BYTES = 64 * 1_048_576;
const STEP_MS = 180_000;
const READERS = SMALL_ORGANISATION.flatMap(({ id, readers }) => readers.map((reader) => [id, reader.id] as const));

let organisation: RunningOrganisation;
afterEach(() => organisation?.stop());

async function start(diskBytes: number): Promise<void> {
  const configDir = await writeOrganisationFolder(SMALL_ORGANISATION);
  organisation = await RunningOrganisation.start({ configDir, byNpm: true, diskBytes });
  await until(async () => (await readDevices()).every(({ verdict }) => verdict === "COMPLETE"), STEP_MS, explain);
}

const explain = () => organisation.output;

interface DeviceState {
  readonly status: string;
  readonly fault: string | undefined;
  readonly verdict: string;
}

async function readDevices(): Promise<readonly DeviceState[]> {
  interface Answer {
    devices: {
      edges: { node: { status: string; fault: { code: string } | null; completeness: { verdict: string } } }[];
    };
  }
  const query = "{ devices { edges { node { status fault { code } completeness { verdict } } } } }";
  const { data } = await organisation.graphql<Answer>(query);
  const nodes = data?.devices.edges.map(({ node }) => node) ?? [];
  return nodes.map((node) => ({
    status: node.status,
    fault: node.fault?.code,
    verdict: node.completeness.verdict,
  }));
}

/** The bytes that the files of a folder take. */
function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).blocks * 512, 0);
}

/** Every punch of the organisation as `<PIN> <local time>`. */
async function listPunches(): Promise<ReadonlySet<string>> {
  interface Answer {
    punches: { edges: { node: { pin: string; localTime: string } }[] };
  }
  const { data } = await organisation.graphql<Answer>("{ punches(first: 1000) { edges { node { pin localTime } } } }");
  return new Set(data?.punches.edges.map(({ node }) => `${node.pin} ${node.localTime}`));
}

/** What the readers hold, in the same form. */
async function listReaderRows(): Promise<readonly string[]> {
  const logs = await Promise.all(
    READERS.map(([place, reader]) =>
      organisation.control<{ rows: { userId: string; time: string }[] }>(place, reader, "log"),
    ),
  );
  return logs.flatMap(({ rows }) => rows.map(({ userId, time }) => `${userId} ${time.replace(" ", "T")}`));
}

async function healthOf(url: string): Promise<string> {
  const { status }: { status: string } = JSON.parse(await (await fetch(`${url}/health`)).text());
  return status;
}

/** The processes that write to the disk by themselves; the readers have no health. */
const listServices = () => organisation.demo.services.filter(({ name }) => name !== "readers" && name !== "web");
const listPids = () => organisation.demo.services.filter(({ pid }) => pid > 0);
const isGone = ({ pid }: { readonly pid: number }) => !existsSync(`/proc/${pid}`);

// With CI=true it runs wherever it is: there it must not be skipped.
describe.skipIf(!CAN_MOUNT && process.env["CI"] !== "true")("a disk of twice what a fresh start takes", () => {
  it("may fill up and get room again: every process lives, and every punch made meanwhile arrives", {
    timeout: 1_200_000,
  }, async () => {
    await start(ROOMY_BYTES);
    const fresh = sizeOf(organisation.dataDir);
    await organisation.stop();
    await start(2 * fresh);

    const pids = listPids();
    const makeRoom = fillDisk(organisation.dataDir);
    for (const [place, reader] of READERS) await organisation.punch(place, reader, 5);
    await until(
      async () => (await Promise.all(listServices().map(({ url }) => healthOf(url)))).every((it) => it === "degraded"),
      STEP_MS,
      explain,
    );
    const full = await readDevices();
    expect(full.map(({ fault }) => fault)).toEqual(READERS.map(() => "DISK_FULL"));
    expect(full.map(({ verdict }) => verdict)).toEqual(READERS.map(() => "INCOMPLETE"));
    for (const [place, reader] of READERS) await organisation.punch(place, reader, 5);
    expect(pids.filter(isGone)).toEqual([]);

    makeRoom();
    const rows = await listReaderRows();
    expect(rows.length).toBeGreaterThanOrEqual(READERS.length * 10);
    await until(
      async () => {
        const punches = await listPunches();
        return rows.every((row) => punches.has(row));
      },
      STEP_MS,
      explain,
    );
    await until(async () => (await readDevices()).every(({ verdict }) => verdict === "COMPLETE"), STEP_MS, explain);
    await until(
      async () => (await Promise.all(listServices().map(({ url }) => healthOf(url)))).every((it) => it === "ok"),
      STEP_MS,
      explain,
    );
    expect(pids.filter(isGone)).toEqual([]);
    expect((await readDevices()).map(({ status, fault }) => [status, fault])).toEqual(
      READERS.map(() => ["ONLINE", undefined]),
    );
    expect(readFileSync(join(organisation.dataDir, "logs/place-riyadh.log"), "utf8")).toContain('"code":"DISK_FULL"');
  });
});
