import { createServer } from "node:net";
import { existsSync, readdirSync, readFileSync, readlinkSync, rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import { isFree } from "../../scripts/supervisor/ports.ts";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

const ALL_GONE_MS = 100_000;

const started: RunningOrganisation[] = [];
afterEach(async () => {
  await Promise.all(started.splice(0).map((organisation) => organisation.stop()));
});

async function start(
  configDir: string,
  options: { byNpm?: boolean; withWeb?: boolean } = {},
): Promise<RunningOrganisation> {
  const organisation = await RunningOrganisation.start({ configDir, ...options });
  started.push(organisation);
  return organisation;
}

function isAlive(pid: number): boolean {
  try {
    return !readFileSync(`/proc/${pid}/stat`, "utf8").includes(") Z ");
  } catch {
    return false; // no such process
  }
}

/** The process and everything below it, now. */
function listProcessTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, "utf8");
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
    } catch {
      // ended while we looked
    }
  }
  const tree = [root];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

describe.each(["SIGINT", "SIGTERM", "SIGKILL"] as const)("when the npm process alone gets %s", (signal) => {
  it("leaves no process and no port behind within ten seconds", async () => {
    const organisation = await start(await writeOrganisationFolder(SMALL_ORGANISATION), { byNpm: true, withWeb: true });
    const { places, services, readers } = organisation.demo;
    const pids = [
      ...new Set([
        ...listProcessTree(organisation.child.pid ?? 0),
        ...places.map(({ pid }) => pid),
        ...services.map(({ pid }) => pid),
      ]),
    ];
    expect(pids.filter(isAlive).length).toBeGreaterThanOrEqual(9); // npm, bootstrap, supervisor, readers, directory, 3 places, router, web
    organisation.child.kill(signal);

    await until(
      () => pids.every((pid) => !isAlive(pid)),
      ALL_GONE_MS,
      () => `alive: ${pids.filter(isAlive).join()}\n${organisation.output}`,
    );
    const hosts = [...readers.map(({ address }) => address), ...services.map(({ url }) => new URL(url).host)];
    const ports = hosts.map((host) => Number(host.split(":")[1]));
    expect(await Promise.all(ports.map((port) => isFree(port, "127.0.0.1")))).toEqual(ports.map(() => true));
    expect(existsSync(`${organisation.dataDir}/demo.json`)).toBe(false);
  });
});

it("starts a demo again whose first-accounts file somebody removed, and says so", async () => {
  const configDir = await writeOrganisationFolder(SMALL_ORGANISATION.slice(0, 1));
  const first = await start(configDir);
  await first.stop();
  rmSync(`${first.dataDir}/directory/first-accounts.json`);
  const second = await start(configDir);
  expect(second.output).toMatch(/first-accounts\.json is gone: .*demo\.json will name no account/);
  expect([second.demo.apiKey, second.demo.accounts]).toEqual(["", []]);
});

it("names a port that another program holds, and what it is for", async () => {
  const configDir = await writeOrganisationFolder(SMALL_ORGANISATION);
  const { port } = JSON.parse(readFileSync(`${configDir}/places/cairo.json`, "utf8"));
  const squatter = createServer().listen(port, "127.0.0.1");
  try {
    await expect(start(configDir)).rejects.toThrow(`port ${port} on 127.0.0.1, meant for place cairo, is taken`);
  } finally {
    await new Promise((done) => squatter.close(done));
  }
});

it("runs two organisations side by side, each with its own rows", async () => {
  const [left, right] = await Promise.all([
    start(await writeOrganisationFolder(SMALL_ORGANISATION)),
    start(await writeOrganisationFolder(SMALL_ORGANISATION.slice(0, 1))),
  ]);
  const countPlaces = async (organisation: RunningOrganisation) => {
    const { data } = await organisation.graphql<{ places: { id: string }[] }>("{ places { id } }");
    return data?.places.map(({ id }) => id).sort();
  };
  expect(await countPlaces(left)).toEqual(["cairo", "dubai", "riyadh"]);
  expect(await countPlaces(right)).toEqual(["riyadh"]);
});

it("gives each process its own files: no two hold one file open for writing", async () => {
  const organisation = await start(await writeOrganisationFolder(SMALL_ORGANISATION));
  const writers = new Map<string, Set<string>>();
  for (const { name, pid } of organisation.demo.services.filter((service) => service.pid > 0)) {
    for (const descriptor of readdirSync(`/proc/${pid}/fdinfo`)) {
      const flags = /flags:\s*(\d+)/.exec(readFileSync(`/proc/${pid}/fdinfo/${descriptor}`, "utf8"))?.[1] ?? "0";
      const target = readLink(`/proc/${pid}/fd/${descriptor}`);
      if ((Number.parseInt(flags, 8) & 3) === 0 || !target.startsWith(organisation.dataDir)) continue;
      writers.set(target, (writers.get(target) ?? new Set()).add(name));
    }
  }
  expect(writers.size).toBeGreaterThan(0);
  expect([...writers].filter(([, names]) => names.size > 1)).toEqual([]);
});

function readLink(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ""; // closed while we looked
  }
}
