/**
 * An organisation whose places number their people by themselves (`identity: "place"`): 1042 of Riyadh and 1042 of Cairo are
 * two people. Whoever is Riyadh's 1042 gets nothing of Cairo's, whatever is asked and whoever is named.
 */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { askAll, subscribeToAll, toArguments } from "./canaries/canary-asks.ts";
import { ask, call, post, type SignedIn } from "./canaries/canary-client.ts";
import type { AskedStage } from "./canaries/canary-stage.ts";
import { CanaryWatch } from "./canaries/canary-watch.ts";
import { listNamings } from "./canaries/namings.ts";
import { findFreePorts } from "./harness/free-ports.ts";
import { writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { STAGE_TIMEOUT_MS } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const PATIENCE_MS = 120_000;
const PIN = "1042";
const OWN = { name: "Riyadh-1042-Own", card: 41_424_344 };
const OTHER = { name: "Cairo-1042-Other", card: 51_525_354 };
const NEIGHBOUR = { name: "Riyadh-1043-Near", card: 61_626_364 };
const DAY = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);

let stage: AskedStage;
let readers: readonly ReaderSimulator[] = [];
/** What is Cairo's 1042, by an administrator's question. */
let foreign: readonly string[];
let employees: readonly SignedIn[];

/** A reader of somebody who is 1042 there, and of whoever else. */
function createReader(port: number, timeZone: string, people: readonly (typeof OWN)[]): ReaderSimulator {
  const users = people.map((each, n) => ({ uid: n + 1, userId: String(Number(PIN) + n), privilege: 0, ...each }));
  const log = users.flatMap(({ userId }) =>
    ["08:00:00", "16:30:00"].map((time) => ({ userId, time: `${DAY}T${time}`, verify: 1, punch: 0 })),
  );
  return createReaderSimulator({ serialNumber: `SIM${port}`, port, users, timeZone, log });
}

async function asAdmin(query: string, variables: object = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await stage.organisation.graphql<Record<string, unknown>>(query, { ...variables });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data ?? {};
}

/** Ids of what belongs to a place: its people as readers and as attendance know them, and their punches. */
async function listIds(
  place: string,
): Promise<{ readonly people: readonly string[]; readonly punches: readonly string[] }> {
  const query = `{ punches(placeIds: ["${place}"], first: 100) { edges { node { id } } }
    persons(filter: { placeIds: ["${place}"] }, first: 100) { edges { node { id } } } }`;
  const { punches, persons } = Object(await asAdmin(query));
  const toIds = (list: unknown) => Object(list).edges.map((edge: unknown) => String(Object(edge).node.id));
  return { people: toIds(persons), punches: toIds(punches) };
}

/** An account of an employee who is Riyadh's 1042, and signs in. */
async function makeEmployee(username: string, places: readonly string[]): Promise<SignedIn> {
  const query = "mutation ($input: CreateAccountInput!) { createAccount(input: $input) { passwordLink { url } } }";
  const input = { username, role: "EMPLOYEE", places, users: [`riyadh/${PIN}`] };
  const { createAccount } = Object(await asAdmin(query, { input }));
  const token = new URL(createAccount.passwordLink.url).searchParams.get("token");
  const password = `of-${username}-and-nobody-else`;
  const { http } = stage.organisation.demo.router;
  await fetch(`${http}/auth/password`, post({ token, password }));
  const answer = await fetch(`${http}/auth/token`, post({ username, password }));
  const { access_token: access } = Object(await answer.json());
  return { role: "EMPLOYEE", username, password, token: access, cookie: "" };
}

beforeAll(async () => {
  const [riyadhPort = 0, cairoPort = 0] = await findFreePorts(2);
  readers = [
    createReader(riyadhPort, "Asia/Riyadh", [OWN, NEIGHBOUR]),
    createReader(cairoPort, "Africa/Cairo", [OTHER]),
  ];
  for (const reader of readers) await reader.start();
  const at = (port: number) => [{ id: "gate", host: "127.0.0.1", port }];
  const places = [
    { id: "riyadh", timeZone: "Asia/Riyadh", readers: at(riyadhPort) },
    { id: "cairo", timeZone: "Africa/Cairo", readers: at(cairoPort) },
  ];
  const configDir = await writeOrganisationFolder(places, { identity: "place" });
  const watch = new CanaryWatch();
  stage = { organisation: await RunningOrganisation.start({ configDir }), watch };
  await until(
    async () => {
      const [riyadh, cairo] = [await listIds("riyadh"), await listIds("cairo")];
      return riyadh.people.length === 2 && cairo.people.length === 1 && cairo.punches.length === 2;
    },
    PATIENCE_MS,
    () => stage.organisation.output,
  );
  const { people, punches } = await listIds("cairo");
  watch.plant("name", OTHER.name);
  watch.plant("card", String(OTHER.card));
  watch.plant("neighbour's name", NEIGHBOUR.name);
  watch.plant("neighbour's card", String(NEIGHBOUR.card));
  foreign = [`cairo/${PIN}`, "cairo", ...people, punches[0] ?? ""];
  employees = [await makeEmployee("salem", ["*"]), await makeEmployee("salem-of-riyadh", ["riyadh"])];
  const { persons } = Object(
    await asAdmin(`{ persons(filter: { placeIds: ["riyadh"] }, first: 9) { edges { node { id name } } } }`),
  );
  const own = persons.edges.find((edge: unknown) => Object(edge).node.name === OWN.name);
  await asAdmin(`mutation { linkAccount(input: { personId: "${own.node.id}", username: "salem" }) { person { id } } }`);
}, STAGE_TIMEOUT_MS);
afterAll(async () => {
  await stage?.organisation.stop();
  for (const reader of readers) await reader.stop();
});

it(
  "tells Riyadh's 1042 nothing of Cairo's, nor of a neighbour, whatever is asked, named, listened to or taken along",
  async () => {
    const { organisation, watch } = stage;
    const queries = toArguments("query", "EMPLOYEE", (field) => listNamings(field, foreign));
    const mutations = toArguments("mutation", "EMPLOYEE", (field) => listNamings(field, foreign));
    expect(Object.values(queries).flat().length).toBeGreaterThan(100);
    expect(Object.values(mutations).flat().length).toBeGreaterThan(10);
    const touch = () => Promise.all(readers.map(async (reader) => reader.control.punch({ pin: PIN })));
    for (const who of employees) {
      await askAll(stage, "query", who);
      await subscribeToAll(stage, who, {}, touch);
      await askFiles(who);
    }
    const [widest] = employees;
    if (widest === undefined) throw new Error("no employee");
    await askAll(stage, "query", widest, queries);
    await askAll(stage, "mutation", widest, mutations);
    expect(watch.findTold()).toEqual([]);
    expect(watch.tells(OWN.name)).toBe(true);
    expect((await listIds("cairo")).people).toHaveLength(1);

    // Such questions find them where they may be found.
    const admin = { role: "ADMIN", username: "admin", password: "", token: organisation.demo.router.token, cookie: "" };
    await askAll(stage, "query", admin);
    expect(new Set(watch.findTold().map((told) => told.split(":")[0]))).toEqual(new Set(Object.keys(watch.canaries)));
  },
  STAGE_TIMEOUT_MS,
);

/** Files of every kind, and of Cairo's 1042 alone; and the place itself, with the token that a client has. */
async function askFiles({ token }: SignedIn): Promise<void> {
  const { router, places } = stage.organisation.demo;
  const headers = { authorization: `Bearer ${token}` };
  const of = `from=${DAY}&to=${DAY}`;
  const person = foreign.find((id) => !id.includes("/") && id !== "cairo");
  const files = ["people.csv", "users.csv", "devices.csv", "audit.csv", `attendance.csv?${of}`, `totals.csv?${of}`];
  const narrowed = ["placeIds=cairo", `personIds=${person}`].map((by) => `attendance.csv?${of}&${by}`);
  const instants = `from=${DAY}T00:00:00Z&to=${DAY}T23:59:59Z`;
  const punches = ["", `&placeIds=cairo`, `&userIds=cairo/${PIN}`].map((by) => `punches.csv?${instants}${by}`);
  for (const file of [...files, ...narrowed, ...punches])
    await call(stage, `file ${file}`, `${router.http}/export/${file}`, { headers });
  for (const { url } of places) {
    await call(stage, "place itself", `${url}/feed?after=0`, { headers });
    await call(
      stage,
      "place itself",
      `${url}/graphql`,
      post({ query: "{ users { edges { node { name } } } }" }, headers),
    );
  }
  await ask(
    stage,
    "entity",
    {
      query: `{ _entities(representations: [{ __typename: "User", id: "cairo/${PIN}" }]) { ... on User { name } } }`,
    },
    { token },
  );
}
