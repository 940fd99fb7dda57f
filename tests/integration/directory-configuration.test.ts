import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { AuditedDirectory } from "./audited-directory.ts";
import { ADMIN } from "./directory-harness.ts";

const COMM_KEY = 918_273;
const ORGANISATION = { name: "Acme", security: { secondFactor: "ADMIN" } };
const PLACE = { id: "riyadh", readers: [{ id: "gate-1", host: "192.0.2.7", commKey: COMM_KEY }] };
/** Longer than any of these tests: it looks at its start alone. */
const NEVER_MS = 600_000;

let directory: AuditedDirectory;
let configDir: string;
let seenFile: string;
beforeEach(async () => {
  directory = new AuditedDirectory();
  configDir = join(directory.dir, "config");
  seenFile = join(directory.dir, "directory", "seen-configuration.json");
  mkdirSync(join(configDir, "places"), { recursive: true });
  directory.configuration = { configDir, seenFile, pauseMs: NEVER_MS };
  write("organisation.json", ORGANISATION);
  write("places/riyadh.json", PLACE);
  await directory.start();
});
afterEach(() => directory.remove());

const write = (path: string, value: object) => writeFileSync(join(configDir, path), JSON.stringify(value));
const changes = async () => {
  const query = `{ auditLog(filter: { action: "changeConfiguration" }) { actor outcome account targets } }`;
  return (await directory.ask<{ auditLog: unknown[] }>(ADMIN, query)).body.data?.auditLog;
};
const toEntry = (...targets: string[]) => ({ actor: "operator", outcome: "OK", account: null, targets });
const SECOND_FACTOR = toEntry("organisation.json security.secondFactor");

it("names what was changed while nothing ran, once, and nothing of files that it sees first", async () => {
  expect(await changes()).toEqual([]);
  await directory.stop();
  write("organisation.json", { ...ORGANISATION, security: { secondFactor: "OFF" } });
  await directory.start();
  await expect.poll(changes).toEqual([SECOND_FACTOR]);
  await directory.restart();
  expect(await changes()).toEqual([SECOND_FACTOR]);
});

it("names what is changed while it runs", async () => {
  directory.configuration = { configDir, seenFile, pauseMs: 20 };
  await directory.restart();
  write("places/riyadh.json", { ...PLACE, readers: [{ ...PLACE.readers[0], host: "192.0.2.8" }] });
  await expect.poll(changes).toEqual([toEntry("places/riyadh.json readers.gate-1.host")]);
});

it("waits for a file that is half written, says so, and names its changes then", async () => {
  await directory.stop();
  writeFileSync(join(configDir, "organisation.json"), '{ "name": "Ac');
  await directory.start();
  await expect.poll(() => directory.logLines.join("")).toContain("could not be looked at");
  expect(await changes()).toEqual([]);
  await directory.stop();
  write("organisation.json", { ...ORGANISATION, security: { secondFactor: "OFF" } });
  await directory.start();
  await expect.poll(changes).toEqual([SECOND_FACTOR]);
});

it("keeps no value of a setting, in the audit and beside it", async () => {
  await directory.stop();
  write("places/riyadh.json", { ...PLACE, readers: [{ ...PLACE.readers[0], commKey: COMM_KEY + 1 }] });
  await directory.start();
  await expect.poll(changes).toEqual([toEntry("places/riyadh.json readers.gate-1.commKey")]);
  expect(statSync(seenFile).mode & 0o777).toBe(0o600);
  const kept = readFileSync(seenFile, "utf8") + readFileSync(directory.storeFile, "latin1");
  expect(kept).not.toMatch(/91827[34]|192\.0\.2\.7/);
});
