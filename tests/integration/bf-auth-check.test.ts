import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../federation/harness.ts";

const BF = fileURLToPath(new URL("../../packages/bf/src/main.ts", import.meta.url));

let harness: Harness;
beforeAll(async () => {
  harness = await startHarness({ places: { riyadh: 3, cairo: 2 } });
});
afterEach(async () => {
  for (const place of harness.places.values()) place.failWith = undefined;
  await until(() => harness.place("cairo").failWith === undefined, "the places answer again");
});
afterAll(() => harness.stop());

/** Runs the command beside this process, which serves what it asks. */
async function check(credential: string, ...args: readonly string[]) {
  const child = spawn(process.execPath, [BF, "auth", "check", "--url", harness.url, "--json", ...args]);
  const said = { stdout: "", stderr: "" };
  child.stdout.on("data", (bytes: Buffer) => (said.stdout += bytes.toString()));
  child.stderr.on("data", (bytes: Buffer) => (said.stderr += bytes.toString()));
  child.stdin.end(`${credential}\n`);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  const { hops = [], readers = [] } = said.stdout === "" ? {} : JSON.parse(said.stdout);
  const outcomes = hops.map(({ hop, outcome }: { hop: string; outcome: string }) => `${hop} ${outcome}`);
  return { code, ...said, hops, readers, outcomes };
}

const WAY = ["dashboard OK", "router OK", "directory OK", "token OK"];

it("goes from the router to the readers of each place, and takes the time of each hop", async () => {
  const { code, outcomes, hops, readers } = await check(harness.token());
  expect(outcomes).toEqual([...WAY, "place riyadh OK", "place cairo OK"]);
  for (const { ms } of hops.slice(1)) expect(ms).toBeGreaterThanOrEqual(0);
  expect(hops[3]).toMatchObject({
    version: "0.0.0",
    message: expect.stringContaining("admin, ADMIN, who sees 2 places"),
  });
  expect(new Set(readers.map(({ id }: { id: string }) => id.split("/")[0]))).toEqual(new Set(["riyadh", "cairo"]));
  expect(code).toBe(readers.every(({ status }: { status: string }) => status === "ONLINE") ? 0 : 1);
});

it("stops at a token that does not count, and does not show it", async () => {
  const expired = harness.token({}, -10);
  const { code, outcomes, hops, stdout, stderr } = await check(expired);
  expect([code, outcomes]).toEqual([1, [...WAY.slice(0, 3), "token FAILED"]]);
  expect(hops[3]).toMatchObject({
    message: expect.stringContaining("TOKEN_EXPIRED"),
    action: expect.stringContaining("bf api-key"),
  });
  expect(stdout + stderr).not.toContain(expired);
});

it("names a place that does not answer, and what to do, and goes on with the others", async () => {
  harness.place("cairo").failWith = 500;
  const { code, outcomes, hops } = await check(harness.token());
  expect([code, outcomes]).toEqual([1, [...WAY, "place riyadh OK", "place cairo FAILED"]]);
  expect(hops[5]).toMatchObject({ message: expect.stringMatching(/^PLACE_/), action: expect.stringMatching(/.{10}/) });
});

it("asks nobody behind a router that does not answer", async () => {
  const { code, outcomes, hops } = await check(harness.token(), "--url", "http://127.0.0.1:9");
  expect([code, outcomes]).toEqual([1, ["dashboard OK", "router FAILED", "directory NOT_ASKED"]]);
  expect(hops[1].action).toContain("data/logs");
});

it("ends with 2 without a key or a token", async () => {
  const { code, stderr } = await check("");
  expect([code, JSON.parse(stderr).error.code]).toEqual([2, "BAD_USAGE"]);
});
