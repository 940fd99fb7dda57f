import { type ChildProcess, spawn } from "node:child_process";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { SMALL_ORGANISATION, writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

const ROOT = resolve(import.meta.dirname, "../..");
let organisation: RunningOrganisation;
const running: ChildProcess[] = [];

beforeAll(async () => {
  organisation = await RunningOrganisation.start({ configDir: await writeOrganisationFolder(SMALL_ORGANISATION) });
});
afterAll(async () => {
  for (const child of running) child.kill();
  await organisation.stop();
});

/** Runs an example as its readers do and collects what it prints. */
function runExample(name: string): { readonly child: ChildProcess; readonly lines: () => readonly string[] } {
  const { router, apiKey } = organisation.demo;
  const env = { ...process.env, BIOMETRICFLOW_URL: router.http, BIOMETRICFLOW_API_KEY: apiKey };
  const child = spawn(process.execPath, [join("examples", name)], { cwd: ROOT, env });
  running.push(child);
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => (text += bytes.toString()));
  return { child, lines: () => text.split("\n").slice(0, -1) };
}

it("query.ts prints the places and ends", async () => {
  const { child, lines } = runExample("query.ts");
  await until(
    () => child.exitCode !== null,
    120_000,
    () => lines().join("\n"),
  );
  expect([child.exitCode, lines()]).toEqual([
    0,
    expect.arrayContaining([expect.stringMatching(/^riyadh Asia\/Riyadh [A-Z]+$/)]),
  ]);
});

it("live.ts prints a punch as it comes", async () => {
  const { lines } = runExample("live.ts");
  await until(
    () => lines().some((line) => line.startsWith("CAUGHT_UP")),
    120_000,
    () => lines().join("\n"),
  );
  await organisation.control("riyadh", "gate-1", "punch", {});
  const punch = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2} .+ CHECK_\w+ gate-1$/;
  await until(
    () => lines().some((line) => punch.test(line)),
    120_000,
    () => lines().join("\n"),
  );
});
