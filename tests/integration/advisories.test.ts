import { spawn } from "node:child_process";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import { afterEach, expect, it } from "vitest";

const ROOT = resolve(import.meta.dirname, "../..");
const BULK = "/-/npm/v1/security/advisories/bulk";
const ADVISORY = {
  id: 1,
  url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
  title: "it ends",
  cwe: [],
  cvss: {},
};

let registry: Server | undefined;
afterEach(() => registry?.close());

/** Runs the step against a registry that answers so. */
async function run(status: number, answer: object) {
  registry = createServer((request, response) => {
    request.resume().on("end", () => {
      const isBulk = request.url === BULK;
      response.writeHead(isBulk ? status : 404, { "content-type": "application/json" });
      response.end(JSON.stringify(isBulk ? answer : {}));
    });
  });
  await new Promise<void>((done) => registry?.listen(0, "127.0.0.1", done));
  const { port } = registry.address() as AddressInfo; // of a server that listens at a port
  const child = spawn(process.execPath, ["scripts/advisories.ts", "--registry", `http://127.0.0.1:${port}/`], {
    cwd: ROOT,
  });
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (bytes: Buffer) => (said.stdout += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (said.stderr += bytes.toString()));
  const code = await new Promise<number | null>((done) => child.once("close", done));
  return { code, ...said };
}

it("fails, and says so, where the registry gives no list", async () => {
  const { code, stdout, stderr } = await run(405, {});
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toMatch(/^ADVISORIES_UNKNOWN: .*nothing is known/);
});

it("fails for a high advisory of a package that the programs run with", async () => {
  const { code, stderr } = await run(200, { ws: [{ ...ADVISORY, severity: "high", vulnerable_versions: "<99.0.0" }] });
  expect([code, stderr]).toEqual([1, expect.stringMatching(/^GHSA-aaaa-bbbb-cccc: ws \(high\): it ends: take /)]);
});

it("passes where the registry knows of none", async () => {
  const { code, stdout, stderr } = await run(200, {});
  expect([code, stdout, stderr]).toEqual([0, expect.stringMatching(/^\d{3,} packages, 0 faults, 0 reviewed\n$/), ""]);
});
