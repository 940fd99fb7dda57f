import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readSigningKey } from "@biometricflow/service/identity/keys";
import { createTokenSigner, TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findFreePorts } from "./harness/free-ports.ts";
import { writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { postGraphql, RunningOrganisation } from "./harness/running-organisation.ts";
import { until } from "./harness/until.ts";

const ROWS = 60;

/** Answers every connection with bytes that are no ZK frame. */
const garbage = createServer((socket) => {
  socket.on("error", () => socket.destroy());
  socket.on("data", () => socket.write("HTTP/1.1 400 Bad Request\r\n\r\nthis is not a reader\0\u00ff".repeat(20)));
});

let organisation: RunningOrganisation;
let pids: string;

beforeAll(async () => {
  const [garbagePort = 0] = await findFreePorts(1);
  await new Promise<void>((done) => garbage.listen(garbagePort, "127.0.0.1", () => done()));
  const configDir = await writeOrganisationFolder([
    {
      id: "riyadh",
      timeZone: "Asia/Riyadh",
      readers: [
        { id: "good", rows: ROWS, seed: 1 },
        { id: "locked", rows: 10, seed: 2, commKey: 4711 },
        { id: "nowhere", host: "reader.invalid", port: 4370 },
        { id: "garbage", port: garbagePort },
      ],
    },
  ]);
  organisation = await RunningOrganisation.start({ configDir });
  await until(async () => (await countPunches()) === ROWS + 10, 120_000);
  await organisation.control("riyadh", "locked", "fault", { kind: "key" });
  await until(async () => (await readStates())["riyadh/locked"]?.endsWith("DEVICE_AUTH_FAILED"), 120_000);
  pids = readPids();
});
afterAll(async () => {
  await organisation?.stop();
  garbage.close();
});

function readPids(): string {
  return organisation.demo.services.map(({ name, pid }) => `${name} ${pid}`).join();
}

async function countPunches(): Promise<number | undefined> {
  const { data } = await organisation.graphql<{ punches: { totalCount: number } | null }>(
    "{ punches(first: 1) { totalCount } }",
  );
  return data?.punches?.totalCount;
}

/** Status and verdict by reader. */
async function readStates(): Promise<Record<string, string>> {
  const { data } = await organisation.graphql<{
    devices: {
      edges: {
        node: { id: string; status: string; fault: { code: string } | null; completeness: { verdict: string } };
      }[];
    };
  }>("{ devices { edges { node { id status fault { code } completeness { verdict } } } } }");
  return Object.fromEntries(
    data?.devices.edges.map(({ node }) => [
      node.id,
      `${node.status} ${node.completeness.verdict} ${node.fault?.code ?? "-"}`,
    ]) ?? [],
  );
}

const nested = (depth: number): string =>
  depth === 0 ? "id" : `devices(first: 1) { edges { node { place { ${nested(depth - 1)} } } } }`;

it.each([
  ["a cursor that is none", `{ punches(after: "nonsense") { totalCount } }`, "BAD_CURSOR"],
  [
    "a cursor of another list",
    `{ punches(after: "${Buffer.from('["a","riyadh/x"]').toString("base64url")}") { totalCount } }`,
    "BAD_CURSOR",
  ],
  ["an id that is none", `{ punch(id: "%%") { id } }`, "BAD_USER_INPUT"],
  ["a place that does not exist", `{ punches(placeIds: ["atlantis"]) { totalCount } }`, "BAD_USER_INPUT"],
  ["a page of fewer rows than none", `{ punches(first: -1) { totalCount } }`, "BAD_USER_INPUT"],
  ["a page above the limit", `{ punches(first: 1001) { totalCount } }`, "BAD_USER_INPUT"],
  ["an instant that is none", `{ punches(filter: { from: "yesterday" }) { totalCount } }`, "BAD_USER_INPUT"],
  ["a deep query", `{ place(id: "riyadh") { ${nested(6)} } }`, "QUERY_TOO_DEEP"],
  ["a subscription by POST", `subscription { punchRecorded { cursor } }`, "BAD_USER_INPUT"],
])("answers %s with its code", async (_name, query, code) => {
  const { errors } = await organisation.graphql(query);
  expect(errors?.map(({ extensions }) => extensions?.["code"])).toEqual([code]);
  expect(JSON.stringify(errors)).not.toMatch(/stacktrace|node_modules|\.ts:/);
});

it("answers null without an error for a well-formed id of nothing", async () => {
  const { data, errors } = await organisation.graphql(
    `{ punch(id: "riyadh/AAAAAAAAAAAAAAAAAAAAAA") { id } user(id: "riyadh/none") { id } device(id: "riyadh/none") { id } }`,
  );
  expect([data, errors]).toEqual([{ punch: null, user: null, device: null }, undefined]);
});

it("answers a subscription by POST with 400 and says what to do", async () => {
  const { status, errors } = await organisation.graphql("subscription { punchRecorded { cursor } }");
  expect([status, errors?.[0]?.message]).toEqual([400, expect.stringMatching(/graphql-ws|WebSocket/i)]);
});

it("tells no token, a bad token and an expired token apart", async () => {
  const sign = createTokenSigner({
    key: readSigningKey(toDataPaths(organisation.dataDir).directoryKey),
    issuer: "biometricflow-directory",
  });
  const expired = sign(
    { sub: "admin", sid: "x", role: "ADMIN", places: ["*"], name: "admin" },
    { use: TOKEN_USES.client, expiresInSeconds: -10 },
  );
  const ask = async (token?: string) => {
    const { status, errors } = await postGraphql(
      `${organisation.demo.router.http}/graphql`,
      { query: "{ me { id } }" },
      token,
    );
    return [status, errors?.[0]?.extensions?.["code"]];
  };
  expect(await ask()).toEqual([401, "UNAUTHENTICATED"]);
  expect(await ask("nonsense")).toEqual([401, "UNAUTHENTICATED"]);
  expect(await ask(expired)).toEqual([401, "TOKEN_EXPIRED"]);
});

it("shows readers that cannot be read as OFFLINE with their code, never as connected, and reads the good one", async () => {
  expect(await readStates()).toMatchObject({
    "riyadh/good": "ONLINE COMPLETE -",
    "riyadh/locked": expect.stringMatching(/^OFFLINE .* DEVICE_AUTH_FAILED$/),
    "riyadh/nowhere": "OFFLINE NOT_CHECKED DEVICE_UNREACHABLE",
    "riyadh/garbage": "OFFLINE NOT_CHECKED DEVICE_PROTOCOL_ERROR",
  });
});

it("lists every fault of a bad configuration and starts nothing", async () => {
  const dir = mkdtempSync(join(tmpdir(), "bf-bad-"));
  mkdirSync(join(dir, "places"));
  writeFileSync(
    join(dir, "organisation.json"),
    JSON.stringify({ name: "", dataDir: "data", listen: { router: { port: 99_999 } } }),
  );
  writeFileSync(
    join(dir, "places", "riyadh.json"),
    JSON.stringify({ id: "riyadh", name: "Riyadh", location: "x", timeZone: "Nowhere", port: 3, readers: [] }),
  );
  await expect(RunningOrganisation.start({ configDir: dir })).rejects.toThrow(
    /ended with 2:[^]*name:[^]*listen\.router\.port:[^]*timeZone:/,
  );
});

it("is unchanged after all of this: same processes, ready, same rows", async () => {
  expect(readPids()).toBe(pids);
  const services = organisation.demo.services.filter(({ name }) => name !== "readers");
  for (const { url } of services) expect((await fetch(`${url}/ready`)).status).toBe(200);
  expect(await countPunches()).toBe(ROWS + 10);
});
