import { randomBytes } from "node:crypto";
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { createSigningKeyFile, readOrCreateSecret } from "@biometricflow/service/identity/keys";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ORGANISATION, PLACE, writeFolder } from "../../config/test/folder.ts";
import { callBf } from "./bf-harness.ts";

const GATE = { id: "gate", name: "Gate", host: "10.0.0.9", commKey: "comm-keys/gate" };
const COMM_KEY = "918273645";

let dir: string;
beforeEach(() => {
  dir = writeFolder(ORGANISATION, { "riyadh.json": { ...PLACE, readers: [GATE] } });
  put("comm-keys/gate", `${COMM_KEY}\n`);
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true });
});

const paths = () => toDataPaths(join(dir, "data"));
const check = (...args: readonly string[]) => callBf(["config", "check", "--config", dir, ...args]);
/** Everything that is wrong, as file (in the folder), code and key. */
async function findFaults(): Promise<string[]> {
  const { stdout } = await check("--json");
  const { files } = JSON.parse(stdout);
  return files.flatMap(({ file, faults }: { file: string; faults: { code: string; key: string }[] }) =>
    faults.map(({ code, key }) => `${file.replace(`${dir}/`, "")} ${code} ${key}`.trim()),
  );
}

function put(path: string, content: unknown, mode = 0o600): string {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content), { mode });
  return file;
}

it("says of each file of a folder that never ran that it is fine, or made later", async () => {
  const { code, stdout, stderr } = await check();
  expect([code, stderr]).toEqual([0, ""]);
  const said = stdout.replaceAll(`${dir}/`, "").split("\n");
  expect(said.slice(0, 3)).toEqual([
    "organisation.json: fine",
    "places/riyadh.json: fine",
    "data/keys/identity.key: not there; made at the first start",
  ]);
  expect(said).toContain("comm-keys/gate: fine");
});

it("finds what each process would end with, once, by file and key", async () => {
  put("organisation.json", { ...ORGANISATION, publicUrl: "attendance", listen: { web: { port: 8000 } } });
  put("places/cairo.json", { ...PLACE, id: "cairo", port: 8000, timeZone: "Cairo", readers: [GATE, GATE] });
  put("places/aswan.json", { id: "aswan", name: "A", location: "A", timeZone: "Africa/Cairo", url: "aswan.example" });
  rmSync(join(dir, "comm-keys"), { recursive: true });
  expect(await findFaults()).toEqual([
    "organisation.json BAD_CONFIG publicUrl",
    "places/aswan.json BAD_CONFIG url",
    "places/cairo.json BAD_CONFIG timeZone",
    "places/riyadh.json BAD_CONFIG readers.0.commKey",
  ]);
  expect((await check()).code).toBe(1);
});

it("finds two processes at one port", async () => {
  put("organisation.json", { ...ORGANISATION, listen: { web: { port: 8000 } } });
  expect(await findFaults()).toEqual(["places/riyadh.json BAD_CONFIG port"]);
});

it("opens the secrets as the processes do, and names those that are damaged, examples or open to others", async () => {
  const { operationsToken, dashboardProof, directoryKey, routerKey, refreshKey } = paths();
  readOrCreateSecret(operationsToken);
  put("data/keys/dashboard.proof", "0123456789abcdef".repeat(4));
  createSigningKeyFile(directoryKey);
  chmodSync(directoryKey, 0o644);
  put("data/keys/router.key.pem", "no key");
  readOrCreateSecret(refreshKey);
  chmodSync(join(dir, "comm-keys/gate"), 0o640);
  expect(await findFaults()).toEqual([
    "data/keys/dashboard.proof KEY_EXAMPLE",
    "data/keys/directory.key.pem OPEN_TO_OTHERS",
    "data/keys/router.key.pem KEY_UNUSABLE",
    "comm-keys/gate OPEN_TO_OTHERS",
  ]);
  const { stdout } = await check();
  expect(stdout).toContain(`${dashboardProof}: KEY_EXAMPLE: `);
  expect(stdout).toContain(`${routerKey}: KEY_UNUSABLE: `);
});

it("misses an identity key where a place has a ledger, and nothing is made by the look", async () => {
  put("data/places/riyadh/ledger.sqlite", "");
  expect(await findFaults()).toEqual(["data/keys/identity.key KEY_MISSING"]);
  readOrCreateSecret(join(dir, "data/keys/identity.key"));
  expect(await findFaults()).toEqual([]);
});

it("finds secrets of others that this machine's users may read", async () => {
  const oidc = { issuer: "https://login.example.org", clientId: "time", clientSecretFile: "oidc-secret" };
  const email = { host: "mail.example.org", from: "a@example.org", user: "a", passwordFile: "smtp-password" };
  put("organisation.json", { ...ORGANISATION, publicUrl: "https://time.example.org", oidc, email });
  put("oidc-secret", "opensesame", 0o644);
  put("smtp-password", "opensesame", 0o640);
  expect(await findFaults()).toEqual(["smtp-password OPEN_TO_OTHERS", "oidc-secret OPEN_TO_OTHERS"]);
});

it("finds what a demo left in clear, in an organisation that is none", async () => {
  put("data/directory/first-accounts.json", { apiKey: "bfk_secret" });
  expect(await findFaults()).toEqual(["data/directory/first-accounts.json KEY_EXAMPLE"]);
  put("organisation.json", { ...ORGANISATION, demo: true });
  expect(await findFaults()).toEqual([]);
});

it("finds passwords of the environment that everybody tries first", async () => {
  vi.stubEnv("DATABASE_URL", "postgres://hours:postgres@db.example/hours");
  expect(await findFaults()).toEqual(["DATABASE_URL BAD_CONFIG password"]);
  vi.stubEnv("DATABASE_URL", "postgres://hours:tE8-wnq2@db.example/hours");
  expect(await findFaults()).toEqual([]);
  vi.stubEnv("REDIS_URL", "redis://:changeme@counts.example");
  expect(await findFaults()).toEqual(["REDIS_URL BAD_CONFIG password"]);
});

it("says where readers share a comm key, and never shows a secret", async () => {
  put("places/riyadh.json", { ...PLACE, readers: [GATE, { ...GATE, id: "door" }] });
  const secrets = [COMM_KEY, randomBytes(32).toString("hex")];
  put("data/keys/identity.key", secrets[1], 0o644);
  vi.stubEnv("DATABASE_URL", "postgres://hours:tE8-wnq2@db.example/hours");
  const runs = [await check(), await check("--json")];
  expect(runs[0]?.stdout).toContain("comm-keys/gate: fine; one key for riyadh/gate, riyadh/door: whoever");
  for (const { code, stdout, stderr } of runs) {
    expect(code).toBe(1);
    for (const secret of [...secrets, "tE8-wnq2"]) expect(stdout + stderr).not.toContain(secret);
  }
  expect(readFileSync(join(dir, "data/keys/identity.key"), "utf8")).toBe(secrets[1]);
});

it("ends with 2 where there is no organisation", async () => {
  const { code, stderr } = await callBf(["config", "check", "--config", join(dir, "places"), "--json"]);
  expect([code, JSON.parse(stderr).error.code]).toEqual([2, "NO_ORGANISATION"]);
});
