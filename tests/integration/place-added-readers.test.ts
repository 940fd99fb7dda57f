/** Readers that are added, changed, switched off and removed in the graph, by the whole process of a place. */
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { createSigningKeyFile, toJwks } from "@biometricflow/service/identity/keys";
import { createLog } from "@biometricflow/service/observe/log";
import { createTokenSigner, ROUTER_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { afterEach, beforeEach, expect, it } from "vitest";
import { type RunningPlace, startPlace } from "../../subgraphs/place/src/place-process.ts";
import { createTempDir, eventually, findFreePort, sendQuery } from "./place-harness.ts";

const COMM_KEY = 918_273_645;
const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 8) + second * 1_000).toISOString().slice(0, 19);
const log = Array.from({ length: 12 }, (_, n) => ({ userId: "1042", time: at(n), verify: 1, punch: 0 }));

interface ShownJob {
  readonly id: string;
  readonly state: string;
  readonly steps: readonly { readonly code: string; readonly state: string; readonly detail: string | null }[];
  readonly fault: { readonly code: string; readonly step: string | null; readonly action: string | null } | null;
  readonly added: Readonly<Record<string, unknown>> | null;
  readonly device: { readonly id: string } | null;
}

interface ShownDevice {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly isAdded: boolean;
  readonly address: string;
  readonly punches: { readonly totalCount: number };
}

const JOB = `{ id state steps { code state detail fault { code action } } fault { code message step action }
  added { isProved serialNumber model driftSeconds users punches recordLayout firstRowAt } device { id } }`;
const DEVICE = "{ id name status isAdded address punches { totalCount } }";

let temp: ReturnType<typeof createTempDir>;
let reader: ReaderSimulator;
let place: RunningPlace | undefined;
let sign: ReturnType<typeof createTokenSigner>;
const answers: string[] = [];
const said: string[] = [];

beforeEach(async () => {
  temp = createTempDir();
  answers.length = 0;
  said.length = 0;
  const port = await findFreePort();
  reader = createReaderSimulator({
    ...{ serialNumber: "SIM1", users: USERS, timeZone: "Asia/Riyadh", log, commKey: COMM_KEY, port },
  });
  await reader.start();
  const key = createSigningKeyFile(join(temp.dir, "keys", "router.key.pem"));
  writeFileSync(join(temp.dir, "keys", "router.jwks.json"), JSON.stringify(toJwks([key])));
  writeFileSync(join(temp.dir, "identity.key"), "0123456789abcdef".repeat(4), { mode: 0o600 });
  sign = createTokenSigner({ key, issuer: ROUTER_ISSUER });
  await start();
});

afterEach(async () => {
  await place?.stop();
  await reader.stop();
  temp.remove();
});

async function start(changes: Partial<PlaceConfig> = {}): Promise<void> {
  const config: PlaceConfig = {
    ...{ id: "riyadh", name: "Riyadh", location: "Riyadh", timeZone: "Asia/Riyadh", port: 0, host: "127.0.0.1" },
    ...{ weekend: [], notBefore: "2015-01-01", futureToleranceMinutes: 10 },
    clock: { policy: "REPORT", above: 60, quiet: [], mostPerDay: 2, correctZone: false },
    dailyRead: { at: "03:00", spreadMinutes: 0, quiet: [] },
    recordPunch: { APP: "REFUSED", KIOSK: "REFUSED" },
    addReaders: { allow: ["127.0.0.1"], ports: { from: 1_024, to: 32_767 } },
    readers: [],
    ...changes,
  };
  const lines = { write: (line: string) => void said.push(line) };
  place = await startPlace(
    {
      dataDir: temp.dir,
      identityKeyFile: join(temp.dir, "identity.key"),
      routerUrl: "http://127.0.0.1:1",
      attendanceUrl: "http://127.0.0.1:1",
      place: config,
    },
    createLog({ service: "place", level: "debug", destination: lines }),
    undefined,
  );
}

async function restart(changes: Partial<PlaceConfig> = {}): Promise<void> {
  await place?.stop();
  await start(changes);
}

async function ask<T>(query: string, variables: object = {}, role: "ADMIN" | "HR" = "ADMIN") {
  const use = TOKEN_USES.place("riyadh");
  const token = sign({ sub: "tester", sid: "s1", role, places: ["*"] }, { use, expiresInSeconds: 60 });
  const answer = await sendQuery<T>(place?.url ?? "", { query, variables }, token);
  answers.push(JSON.stringify(answer));
  return answer;
}

const addressOf = ({ address }: ReaderSimulator) => ({ host: address.host, port: address.port });
const toInput = (input: object = {}) => ({
  ...{ placeId: "riyadh", id: "gate-7", name: "New gate", commKey: COMM_KEY },
  ...addressOf(reader),
  ...input,
});
const add = (input: object = {}) =>
  ask<{ addDevice: { job: ShownJob } | null }>(
    `mutation($input: AddDeviceInput!) { addDevice(input: $input) { job ${JOB} } }`,
    { input: toInput(input) },
  );

async function added(input: object = {}): Promise<ShownJob> {
  const { data, errors } = await add(input);
  const id = data.addDevice?.job.id;
  if (id === undefined) throw new Error(JSON.stringify(errors));
  let job: ShownJob | undefined;
  await eventually(async () => {
    job = (await ask<{ job: ShownJob }>(`query($id: ID!) { job(id: $id) ${JOB} }`, { id })).data.job;
    return job.state !== "WAITING" && job.state !== "RUNNING";
  }, "the job is over");
  if (job === undefined) throw new Error("there is no job");
  return job;
}

const readDevice = async (id = "riyadh/gate-7") =>
  (await ask<{ device: ShownDevice | null }>(`query($id: ID!) { device(id: $id) ${DEVICE} }`, { id })).data.device;
const online = () => eventually(async () => (await readDevice())?.status === "ONLINE", "it is online");
const change = (field: string, input: object = {}) =>
  ask<Record<string, { device: ShownDevice } | null>>(
    `mutation($input: ${field[0]?.toUpperCase()}${field.slice(1)}Input!) { ${field}(input: $input) { device ${DEVICE} } }`,
    { input: { deviceId: "riyadh/gate-7", ...input } },
  );
const stepsOf = ({ steps }: ShownJob) => steps.map(({ code, state }) => `${code} ${state}`);

it("are asked everything first, then read, and read again after a start", async () => {
  const job = await added();
  expect(job).toMatchObject({ state: "DONE", fault: null, device: { id: "riyadh/gate-7" } });
  expect(stepsOf(job)).toEqual(
    ["REACH", "HANDSHAKE", "IDENTITY", "CLOCK", "COUNTS", "LOG", "USERS", "STORE"].map((code) => `${code} DONE`),
  );
  const found = { isProved: true, serialNumber: "SIM1", users: 1, punches: 12, recordLayout: "R40", firstRowAt: at(0) };
  expect(job.added).toMatchObject(found);
  expect(Math.abs(Number(job.added?.["driftSeconds"]))).toBeLessThan(120);
  await online();
  expect(await readDevice()).toMatchObject({ name: "New gate", isAdded: true, punches: { totalCount: 12 } });
  await restart();
  await online();
});

it.each([
  [
    "a comm key that is wrong",
    () => ({ commKey: 1 }),
    "DEVICE_AUTH_FAILED",
    "AUTHENTICATE",
    ["REACH DONE", "HANDSHAKE FAILED"],
  ],
  ["a port at which nobody listens", () => ({ port: 1_025 }), "DEVICE_REFUSED", "CONNECT", ["REACH FAILED"]],
])("are not kept with %s, and the step says what to do", async (_what, input, code, step, steps) => {
  const job = await added(input());
  expect(job).toMatchObject({ state: "FAILED", fault: { code, step }, added: null, device: null });
  expect(job.fault?.action).toMatch(/\w/);
  expect(stepsOf(job)).toEqual(steps);
  expect(await readDevice()).toBeNull();
});

it("are kept all the same where that is wanted, and read once they are there", async () => {
  await reader.control.fault({ kind: "closePort" });
  const job = await added({ force: true });
  expect(job).toMatchObject({ state: "DONE", added: { isProved: false } });
  expect(stepsOf(job)).toEqual(["REACH FAILED", "STORE DONE"]);
  await eventually(async () => (await readDevice())?.status === "OFFLINE", "it is offline");
  await reader.control.fault({ kind: "openPort" });
  await online();
});

it("are never two for one reader, whatever is wanted", async () => {
  await added();
  await online();
  const again = await add({ id: "gate-8" });
  expect(again.errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT", argument: "input.host" } }]);
  const port = await findFreePort();
  const twin = createReaderSimulator({ serialNumber: "SIM1", users: USERS, timeZone: "Asia/Riyadh", log, port });
  await twin.start();
  const job = await added({ id: "gate-8", ...addressOf(twin), commKey: 0, force: true });
  await twin.stop();
  expect(job).toMatchObject({ state: "FAILED", fault: { code: "DEVICE_DUPLICATE" } });
  expect(await readDevice("riyadh/gate-8")).toBeNull();
});

it("are changed, switched off and on, and removed; what they told stays, and so does their name", async () => {
  await added();
  await online();
  expect((await change("updateDevice", { name: "Back gate", pollSeconds: 1 })).data["updateDevice"]).toMatchObject({
    device: { name: "Back gate" },
  });
  await online();
  expect((await change("disableDevice")).data["disableDevice"]?.device.status).toBe("DISABLED");
  await restart();
  expect((await readDevice())?.status).toBe("DISABLED");
  await change("enableDevice");
  await online();
  const { data } = await change("removeDevice");
  expect(data["removeDevice"]?.device).toMatchObject({ name: "Back gate", status: "DISABLED", isAdded: false });
  await restart();
  expect(await readDevice()).toMatchObject({ name: "Back gate", status: "DISABLED", punches: { totalCount: 12 } });
  expect((await change("updateDevice", { name: "x" })).errors[0]?.extensions["argument"]).toBe("input.deviceId");
  expect(readFileSync(join(dirname(toDataPaths(temp.dir).placeLedger("riyadh")), "reader-keys.json"), "utf8")).toBe(
    "{}",
  );
});

it("give way to the reader of the configuration that has their id, and the place says so", async () => {
  await added();
  const named: ReaderConfig = {
    ...{
      id: "gate-7",
      name: "Of the file",
      ...addressOf(reader),
      commKey: COMM_KEY,
      mode: "LIVE",
      textEncoding: "utf-8",
    },
    transport: "tcp",
    driver: "zk-pull",
    recordLayout: "AUTO",
    sixteenByteOrder: "VERIFY_FIRST",
    enabled: true,
  };
  await restart({ readers: [named] });
  await online();
  expect(await readDevice()).toMatchObject({ name: "Of the file", isAdded: false });
  const health = await (await fetch(`${place?.url}/health`)).text();
  expect(health).toContain("READER_TWICE");
  for (const field of ["updateDevice", "removeDevice"])
    expect((await change(field)).errors[0]?.extensions["code"]).toBe("BAD_USER_INPUT");
  expect((await change("disableDevice")).data["disableDevice"]?.device.status).toBe("DISABLED");
});

const PRIVATE = { allow: ["10.0.0.0/8", "fc00::/7", "169.254.0.0/16"], ports: { from: 4_370, to: 4_379 } };
const REFUSED = [
  ["loopback", { host: "127.0.0.1", port: 4_370 }, "host"],
  ["loopback in another form", { host: "::ffff:127.0.0.1", port: 4_370 }, "host"],
  ["every address", { host: "0.0.0.0", port: 4_370 }, "host"],
  ["the metadata of a cloud", { host: "169.254.169.254", port: 4_370 }, "host"],
  ["the same by its other protocol", { host: "fd00:ec2::254", port: 4_370 }, "host"],
  ["the same in another form", { host: "::ffff:169.254.169.254", port: 4_370 }, "host"],
  ["a public address", { host: "203.0.113.9", port: 4_370 }, "host"],
  ["a name", { host: "localhost", port: 4_370 }, "host"],
  ["another port", { host: "10.0.0.9", port: 9_000 }, "port"],
  ["no port", { host: "10.0.0.9", port: 0 }, "port"],
  ["an id that is none", { host: "10.0.0.9", port: 4_370, id: "../x" }, "id"],
  ["an empty name", { host: "10.0.0.9", port: 4_370, name: "" }, "name"],
  ["a comm key that is none", { host: "10.0.0.9", port: 4_370, commKey: -5 }, "commKey"],
  ["a date that is none", { host: "10.0.0.9", port: 4_370, since: "soon" }, "since"],
  ["too many seconds", { host: "10.0.0.9", port: 4_370, pollSeconds: -1 }, "pollSeconds"],
] as const;
it("are refused, before anything is asked, at an address or a port that they may not have, and with a word that is none", async () => {
  await restart({ addReaders: PRIVATE });
  for (const [what, input, argument] of REFUSED) {
    const { errors, data } = await add(input);
    const { code, argument: named } = errors[0]?.extensions ?? {};
    expect([what, code, named]).toEqual([what, "BAD_USER_INPUT", `input.${argument}`]);
    expect(data?.addDevice ?? null).toBeNull();
  }
});

it("are told where they may be, in words and as a list, where they may not be somewhere", async () => {
  await restart({ addReaders: PRIVATE });
  const refusalOf = async (at: object) => (await add(at)).errors[0];
  expect(await refusalOf({ host: "203.0.113.9", port: 4_370 })).toMatchObject({
    message: expect.stringContaining("10.0.0.0/8, fc00::/7"),
    extensions: { reason: "ADDRESS_NOT_ALLOWED", allowed: PRIVATE.allow },
  });
  expect(await refusalOf({ host: "10.0.0.9", port: 9_000 })).toMatchObject({
    extensions: { reason: "PORT_NOT_ALLOWED", allowed: ["4370–4379"] },
  });
});

it("are added and changed by nobody who may not", async () => {
  const { errors } = await ask(
    "mutation($input: AddDeviceInput!) { addDevice(input: $input) { job { id } } }",
    { input: toInput({ id: "x" }) },
    "HR",
  );
  expect(errors[0]?.extensions["code"]).toBe("FORBIDDEN");
});

it("keep their comm keys to themselves: in a file of their own, and in no answer, log line or ledger", async () => {
  await added();
  await online();
  await change("updateDevice", { commKey: COMM_KEY });
  await added({ id: "gate-9", port: 1_026 });
  await ask(`{ devices { edges { node ${DEVICE} } } _entities(representations: [{ __typename: "Place", id: "riyadh" }]) {
    ... on Place { jobs { edges { node ${JOB} } } } } }`);
  await online();
  await place?.stop();
  place = undefined;
  const folder = dirname(toDataPaths(temp.dir).placeLedger("riyadh"));
  const keyFile = join(folder, "reader-keys.json");
  expect([statSync(keyFile).mode & 0o777, readFileSync(keyFile, "utf8")]).toEqual([0o600, `{"gate-7":${COMM_KEY}}`]);
  const others = readdirSync(folder).filter((name) => name !== "reader-keys.json");
  const texts = [...answers, ...said, ...others.map((name) => readFileSync(join(folder, name), "latin1"))];
  expect(others.some((name) => name.endsWith(".sqlite")) && existsSync(keyFile)).toBe(true);
  expect(texts.filter((text) => text.includes(String(COMM_KEY)))).toEqual([]);
});
