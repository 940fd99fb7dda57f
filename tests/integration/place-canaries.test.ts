/** Comm keys, passwords and cards of readers that are read and of readers that push, in all that a whole process tells. */
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import { PushReader } from "@biometricflow/reader-simulator/push/push-reader";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { createSigningKeyFile, type SigningKey, toJwks } from "@biometricflow/service/identity/keys";
import { ATTENDANCE_ISSUER, createTokenSigner, ROUTER_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { createLog } from "@biometricflow/service/observe/log";
import { isObjectType } from "graphql";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RunningPlace, startPlace } from "../../subgraphs/place/src/place-process.ts";
import { findFreePort } from "../e2e/harness/free-ports.ts";
import { createTempDir, eventually, sendQuery } from "./place-harness.ts";
import { selectEverything } from "./selection.ts";

const OPERATORS = randomBytes(32).toString("hex");
const PASSWORD = "pwCANARY";
const CARD = 3_141_592_653;
/** What a canary is, and what it looks like wherever it would turn up. */
const CANARIES = {
  ...{ "comm key of the configuration": "918273645", "comm key of the graph": "827364519" },
  ...{ "comm key of a reader that pushes": "736451928", "a key that is refused": "645192837", password: PASSWORD },
};
const KEYS = {
  configured: Number(CANARIES["comm key of the configuration"]),
  added: Number(CANARIES["comm key of the graph"]),
  pushing: Number(CANARIES["comm key of a reader that pushes"]),
  wrong: Number(CANARIES["a key that is refused"]),
};
const ROWS = Array.from({ length: 12 }, (_, n) => ({
  ...{ userId: "1042", verify: 1, punch: 0 },
  time: new Date(Date.UTC(2026, 2, 1, 8, 0, n)).toISOString().slice(0, 19),
}));

let temp: ReturnType<typeof createTempDir>;
let place: RunningPlace | undefined;
let readers: readonly ReaderSimulator[] = [];
let keys: { readonly router: SigningKey; readonly attendance: SigningKey };
/** All that somebody who asks is told, and all that is logged. */
const answers: string[] = [];
const lines: string[] = [];

beforeEach(async () => {
  temp = createTempDir();
  answers.length = 0;
  lines.length = 0;
  const ports = [undefined, await findFreePort(), undefined]; // one that is added in the graph may not be at any port
  readers = [KEYS.configured, KEYS.added, KEYS.configured].map((commKey, n) =>
    createReaderSimulator({
      ...{ serialNumber: `SIM${n}`, timeZone: "Asia/Riyadh", log: ROWS, commKey },
      ...(ports[n] === undefined ? {} : { port: ports[n] }),
      users: [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: CARD, password: PASSWORD }],
    }),
  );
  for (const reader of readers) await reader.start();
  mkdirSync(dirname(paths().placeAttendanceKeys("riyadh")), { recursive: true });
  keys = {
    router: createSigningKeyFile(join(temp.dir, "keys", "router.key.pem")),
    attendance: createSigningKeyFile(join(temp.dir, "keys", "attendance.key.pem")),
  };
  writeFileSync(paths().routerJwks, JSON.stringify(toJwks([keys.router])));
  writeFileSync(paths().operationsToken, OPERATORS, { mode: 0o600 });
  writeFileSync(join(temp.dir, "identity.key"), randomBytes(32).toString("hex"), { mode: 0o600 });
  place = await start();
});

afterEach(async () => {
  await place?.stop();
  for (const reader of readers) await reader.stop();
  temp.remove();
});

const portOf = (n: number) => readers[n]?.address.port ?? 0;
const toReader = (id: string, port: number, commKey: number): ReaderConfig => ({
  ...{ id, name: id, host: "127.0.0.1", port, commKey, transport: "tcp", driver: "zk-pull", mode: "LIVE" },
  ...{ textEncoding: "utf-8", recordLayout: "AUTO", sixteenByteOrder: "VERIFY_FIRST", enabled: true },
});

/** A place with a reader that is read, one whose key is another one, and one that pushes; all of them as operators keep them. */
async function start(): Promise<RunningPlace> {
  writeFileSync(paths().placeAttendanceKeys("riyadh"), JSON.stringify(toJwks([keys.attendance])));
  const pushing = { ...toReader("gate-3", 4_370, KEYS.pushing), transport: "push", serialNumber: "PUSH1" } as const;
  const config: PlaceConfig = {
    ...{ id: "riyadh", name: "Riyadh", location: "Riyadh", timeZone: "Asia/Riyadh", port: 0, host: "127.0.0.1" },
    ...{ weekend: [], notBefore: "2015-01-01", futureToleranceMinutes: 10 },
    clock: { policy: "REPORT", above: 60, quiet: [], mostPerDay: 2, correctZone: false },
    dailyRead: { at: "03:00", spreadMinutes: 0, quiet: [] },
    recordPunch: { APP: "REFUSED", KIOSK: "REFUSED" },
    clearLog: { aloneAfterHours: 24 },
    addReaders: { allow: ["127.0.0.1"], ports: { from: 1_024, to: 32_767 } },
    push: { port: 0, host: "127.0.0.1", allow: ["127.0.0.0/8"] },
    readers: [toReader("gate-1", portOf(0), KEYS.configured), toReader("gate-2", portOf(2), KEYS.wrong), pushing],
  };
  const urls = { routerUrl: "http://127.0.0.1:1", attendanceUrl: "http://127.0.0.1:1" };
  const identityKeyFile = join(temp.dir, "identity.key");
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLog({ service: "place", level: "trace", destination });
  return startPlace({ dataDir: temp.dir, identityKeyFile, ...urls, place: config }, log);
}

const paths = () => toDataPaths(temp.dir);

async function ask<T>(query: string, variables: object = {}) {
  const sign = createTokenSigner({ key: keys.router, issuer: ROUTER_ISSUER });
  const claims = { sub: "tester", sid: "s", role: "ADMIN", places: ["*"] } as const;
  const token = sign(claims, { use: TOKEN_USES.place("riyadh"), expiresInSeconds: 60 });
  const answer = await sendQuery<T>(place?.url ?? "", { query, variables }, token);
  answers.push(JSON.stringify(answer));
  return answer;
}

async function fetchText(path: string, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const response = await fetch(`${place?.url}${path}`, { headers });
  const text = await response.text();
  answers.push(text);
  expect([path, response.status]).toEqual([path, 200]);
  return text;
}

async function readFeed(): Promise<string> {
  const sign = createTokenSigner({ key: keys.attendance, issuer: ATTENDANCE_ISSUER });
  const claims = { sub: "attendance", sid: "s", role: "ADMIN", places: ["riyadh"] } as const;
  const token = sign(claims, { use: TOKEN_USES.feed("riyadh"), expiresInSeconds: 60 });
  return fetchText("/feed?limit=5000", { authorization: `Bearer ${token}` });
}

const JOB = "{ job { id state } }";
const order = (name: string, input: object) =>
  ask<unknown>(`mutation($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) ${JOB} }`, {
    input,
  });

/** Everything that is done with readers while the canaries are in them. */
async function doEverything(): Promise<void> {
  readers[0]?.control.punch({ pin: "1042", at: "2026-03-01T09:00:00" }); // before people are written, for that disables it
  const host = "127.0.0.1";
  const added = {
    placeId: "riyadh",
    id: "gate-9",
    name: "New",
    host,
    port: portOf(1),
    commKey: KEYS.added,
    force: true,
  };
  expect((await order("addDevice", added)).errors).toEqual([]);
  await eventually(async () => (await statusOf("gate-9")) === "ONLINE", "the new reader is online");
  for (const deviceId of ["riyadh/gate-1", "riyadh/gate-9"]) {
    await order("syncDevice", { deviceId, full: true });
    await order("verifyDevice", { deviceId, from: "2026-03-01", to: "2026-03-02" });
    await order("setDeviceClock", { deviceId, reason: "canary" });
  }
  const person = { pin: "1042", name: "Ahmad Salem" };
  await order("putUser", { placeId: "riyadh", deviceIds: ["riyadh/gate-1", "riyadh/gate-3"], ...person });
  await order("copyUsers", { fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-9"], pins: ["1042"] });
  const gate = await pushEverything();
  let calls = 0;
  await eventually(async () => {
    if (calls++ < 40) await gate.poll();
    return (await openJobs()) === 0;
  }, "all that was ordered is over");
}

/** A reader shows its key and its rows; another one calls by its serial number and with a wrong key. */
async function pushEverything(): Promise<PushReader> {
  const told = lines.find((line) => line.includes("readers can push here"));
  const server = { host: "127.0.0.1", port: Number(JSON.parse(told ?? "{}").port) };
  const people = [{ userId: "1042", name: "Ahmad", card: CARD, password: PASSWORD }];
  const gate = new PushReader({ serialNumber: "PUSH1", server, rows: ROWS, people, commKey: String(KEYS.pushing) });
  const foreign = new PushReader({ serialNumber: "PUSH1", server, commKey: CANARIES["a key that is refused"] });
  answers.push((await foreign.handshake()).text);
  answers.push((await gate.handshake()).text);
  await gate.upload();
  return gate;
}

const statusOf = async (id: string) =>
  (await ask<{ device: { status: string } | null }>(`{ device(id: "riyadh/${id}") { status } }`)).data.device?.status;

async function openJobs(): Promise<number> {
  const { data } = await ask<{ _entities: readonly { jobs: { edges: readonly { node: { state: string } }[] } }[] }>(
    `{ _entities(representations: [{ __typename: "Place", id: "riyadh" }]) { ... on Place { jobs(first: 50) { edges { node { state } } } } } }`,
  );
  const states = data._entities.flatMap(({ jobs }) => jobs.edges.map(({ node }) => node.state));
  return states.filter((state) => state === "WAITING" || state === "RUNNING").length;
}

/** Every field of the contract that tells of readers, people, punches and jobs; cards where `without` does not name them. */
function askForEverything(without: readonly string[]): string {
  const schema = buildSubgraphSchema(readSubgraphDocument("place"));
  const days = `(from: "2026-03-01", to: "2026-03-02")`;
  const pages = ["Place", "Device", "User", "Punch", "Job"];
  const select = (name: string) => {
    const type = schema.getType(name);
    if (!isObjectType(type)) throw new TypeError(`the contract has no ${name}`);
    return selectEverything(type, { first: 9, pages, args: { "Device.days": days }, without });
  };
  return `{ devices(first: 9) ${select("DeviceConnection")} users(first: 9) ${select("UserConnection")}
    punches(first: 50) ${select("PunchConnection")} _entities(representations: [{ __typename: "Place", id: "riyadh" }]) {
      ... on Place ${select("Place")} ... on Place { all: jobs(first: 50) ${select("JobConnection")} } } }`;
}

it("tells, logs and keeps no key and no password of readers of any kind, and cards where they are asked for alone", async () => {
  await eventually(async () => (await statusOf("gate-1")) === "ONLINE", "the reader is online");
  await doEverything();
  const { errors, data } = await ask<object>(askForEverything(["ReaderUser.cardNumber", "Enrolment.cardNumber"]));
  expect(errors).toEqual([]);
  expect(JSON.stringify(data)).toContain("DEVICE_AUTH"); // the wrong key was offered and is told of
  for (const path of ["/health", "/ready", "/metrics"]) await fetchText(path, { authorization: `Bearer ${OPERATORS}` });
  expect(await readFeed()).toContain("1042");
  const told = answers.join("\n");
  // What goes beside an answer for the audit alone the router keeps there and tells no client.
  const read = told.replaceAll(/"extensions":\{"auditedChanges":.*$/gmu, "");
  expect([read, lines.join("")].filter((text) => text.includes(String(CARD)))).toEqual([]);
  // The card is there: that it is not told is no matter of the stage.
  for (const asked of ["Enrolment.cardNumber", "ReaderUser.cardNumber"]) {
    expect(JSON.stringify((await ask<object>(askForEverything([asked]))).data)).toContain(String(CARD));
  }
  await place?.stop();
  place = undefined;
  const folder = dirname(paths().placeLedger("riyadh"));
  expect(statSync(join(folder, "reader-keys.json")).mode & 0o777).toBe(0o600);
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), "latin1"));
  for (const [what, canary] of Object.entries(CANARIES)) {
    const where = { answers: told, log: lines.join(""), files: texts.join("") };
    const found = Object.entries(where).flatMap(([name, text]) => (text.includes(canary) ? [name] : []));
    expect([what, found]).toEqual([what, []]);
  }
});
