/** `zk report` over every kind of reader that the demo organisation has, and over readers that cannot be asked: nobody is in it. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readOrganisation } from "@biometricflow/config/organisation";
import type { ReaderConfig } from "@biometricflow/config/place";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { DEVICE_ACTIONS } from "@biometricflow/zk/client/device-actions";
import { afterAll, beforeAll, expect, it } from "vitest";
import { toPlacePeople } from "../../scripts/readers/place-people.ts";
import { type SimulatedReaders, startSimulatedReaders } from "../../scripts/readers/simulated-readers.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const DEMO = readOrganisation(join(ROOT, "config"));
const dataDir = mkdtempSync(join(tmpdir(), "zk-report-"));
let readers: SimulatedReaders;

beforeAll(async () => {
  const places = DEMO.places.map((place) => ({
    ...place,
    readers: place.readers.map((reader) => ({ ...reader, port: 0 })),
  }));
  const listen = { ...DEMO.listen, simulator: { ...DEMO.listen.router, port: 0 } };
  readers = await startSimulatedReaders(
    { ...DEMO, dataDir, places, listen },
    { now: () => new Date("2026-11-22T04:30:00Z"), hasTraffic: false },
  );
});
afterAll(async () => {
  await readers.stop();
  rmSync(dataDir, { recursive: true });
});

async function report(...args: readonly string[]) {
  const child = spawn(process.execPath, [join(ROOT, "packages/zk/src/cli.ts"), "report", ...args]);
  const text = { stdout: "", stderr: "" };
  child.stdout.on("data", (bytes: Buffer) => (text.stdout += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (text.stderr += bytes.toString()));
  const [code]: unknown[] = await once(child, "close");
  return { code, ...text };
}

const at = (host: string, port: number | string): readonly string[] => ["--host", host, "--port", String(port)];

/** What must be in no report: whoever is enrolled at the place, its keys, and where the reader is. */
function listSecrets(placeId: string, serial: string): readonly string[] {
  const place = DEMO.places.find(({ id }) => id === placeId);
  if (place === undefined) throw new TypeError(`no place ${placeId}`);
  const { users } = toPlacePeople(place, new Date("2026-11-22T04:30:00Z"));
  const keys = place.readers.flatMap(({ commKey }) => (commKey === 0 ? [] : [String(commKey)]));
  return [...users.flatMap(({ userId, name }) => [userId, ...name.split(" ")]), ...keys, serial, "127.0.0.1"];
}

function expectNobodyIn(text: string, secrets: readonly string[]): void {
  expect(secrets.filter((secret) => new RegExp(`(?<![\\p{L}\\d])${secret}(?![\\p{L}\\d])`, "u").test(text))).toEqual(
    [],
  );
}

function toArguments({ transport, commKey, textEncoding }: ReaderConfig): readonly string[] {
  return [
    ...(transport === "udp" ? ["--udp"] : []),
    ...(commKey === 0 ? [] : ["--key", String(commKey)]),
    ...["--encoding", textEncoding, "--timeout-ms", "60000"],
  ];
}

it.each(
  DEMO.places.flatMap((place) =>
    place.readers
      .filter(({ transport }) => transport !== "push")
      .map((reader) => [`${place.id}/${reader.id}`, place.id, reader] as const),
  ),
)("says how %s lays out its rows, and why, and names nobody", async (_name, placeId, reader) => {
  const { address = "", serial = "" } =
    readers.list.find(({ place, id }) => place === placeId && id === reader.id) ?? {};
  const { code, stdout, stderr } = await report(
    ...at("127.0.0.1", address.split(":")[1] ?? ""),
    ...toArguments(reader),
  );
  const layout = reader.simulate?.recordLayout;
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(new RegExp(`^log .*"layout":"${layout}","rows":${reader.simulate?.rows},`, "m"));
  expect(stdout).toMatch(new RegExp(`^  ${layout} .*"agrees":true`, "m"));
  expectNobodyIn(stdout, listSecrets(placeId, serial ?? ""));
});

it("tells a stranger no more than a code and the next step of readers that cannot be asked", async () => {
  const start = async (options: object) => {
    const reader = createReaderSimulator({ serialNumber: "AFRK2201", ...options });
    await reader.start();
    return reader;
  };
  const [locked, busy, closed] = await Promise.all([
    start({ commKey: 271_828 }),
    start({ connectAnswer: 2001 }),
    start({}),
  ]);
  await closed.stop();
  const pushing = readers.list.find(({ id }) => id === "yard")?.address.split(":")[1] ?? "";
  const cases = [
    ["DEVICE_AUTH_FAILED", at("127.0.0.1", locked.address.port), ["--key", "314159"]],
    ["DEVICE_BUSY", at("127.0.0.1", busy.address.port), []],
    ["DEVICE_PUSH_ONLY", at("127.0.0.1", pushing), []],
    ["DEVICE_REFUSED", at("127.0.0.1", closed.address.port), []],
    ["DEVICE_NO_ROUTE", at("255.255.255.255", 4370), []],
  ] as const;
  const silent = await start({ maxClients: 0, hasUdp: true });
  const told = await Promise.all([
    ...cases.map(async ([code, where, more]) => [code, await report(...where, ...more)] as const),
    (async () =>
      [
        "DEVICE_TIMEOUT",
        await report(...at("127.0.0.1", silent.address.port), "--udp", "--timeout-ms", "500"),
      ] as const)(),
  ]);
  await Promise.all([locked, busy, silent].map((reader) => reader.stop()));
  for (const [code, { stdout, stderr, code: exitCode }] of told) {
    expect([exitCode === 0, stdout]).toEqual([false, ""]);
    expect(stderr).toContain(code);
    expect(stderr).toContain(DEVICE_ACTIONS[code]);
    expectNobodyIn(stderr, ["271828", "314159", "AFRK2201"]);
  }
});
