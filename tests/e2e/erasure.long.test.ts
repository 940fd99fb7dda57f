/** Somebody who is erased: in no store, log, export or reader of a whole organisation whose parts all knew the person. */
import { join } from "node:path";
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterAll, beforeAll, expect, it } from "vitest";
import { findInFiles } from "../integration/grep-files.ts";
import { readReaderPeople } from "../integration/read-reader-people.ts";
import { findFreePorts } from "./harness/free-ports.ts";
import { writeOrganisationFolder } from "./harness/organisation-folder.ts";
import { RunningOrganisation } from "./harness/running-organisation.ts";
import { STAGE_TIMEOUT_MS } from "./harness/stage.ts";
import { until } from "./harness/until.ts";

const PERSON = {
  pin: "83516207",
  name: "Zyxwarda Qumbly",
  latinName: "Zyxwarda al-Qumbly",
  card: 3_141_592_653,
} as const;
const WORDS = [PERSON.pin, PERSON.name, "Zyxwarda", "Qumbly", PERSON.card];
const PATIENCE_MS = 120_000;
const DAY = new Date(Date.now() - 2 * 86_400_000).toISOString().slice(0, 10);

let organisation: RunningOrganisation;
let readers: readonly ReaderSimulator[] = [];

function createReader(port: number): ReaderSimulator {
  const { pin: userId, name, card } = PERSON;
  const users = [
    { uid: 1, userId, name, card, privilege: 0 },
    { uid: 2, userId: "7", name: "Layla", card: 0, privilege: 0 },
  ];
  const log = ["08:00:00", "16:30:00"].flatMap((time) =>
    users.map((user) => ({ userId: user.userId, time: `${DAY}T${time}`, verify: 1, punch: 0 })),
  );
  return createReaderSimulator({ serialNumber: `SIM${port}`, port, users, log, timeZone: "Asia/Riyadh" });
}

async function ask(query: string, variables: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
  const { data, errors } = await organisation.graphql<Record<string, unknown>>(query, variables);
  if (errors !== undefined) throw new Error(`${query}: ${JSON.stringify(errors)}`);
  return data ?? {};
}

async function change(name: string, input: object, selection = "__typename"): Promise<unknown> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  return (await ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${selection} } }`, { input }))[name];
}

async function findPerson(search: string): Promise<string | undefined> {
  const { persons } = await ask(
    "query ($search: String) { persons(filter: { search: $search }, first: 5) { edges { node { id } } } }",
    { search },
  );
  return Object(persons).edges[0]?.node.id;
}

beforeAll(async () => {
  const ports = await findFreePorts(2);
  readers = ports.map(createReader);
  for (const reader of readers) await reader.start();
  const own = ports.map((port, n) => ({ id: `gate-${n + 1}`, host: "127.0.0.1", port }));
  const configDir = await writeOrganisationFolder([{ id: "riyadh", timeZone: "Asia/Riyadh", readers: own }]);
  const environment = { ...process.env, LOG_LEVEL: "trace" };
  organisation = await RunningOrganisation.start({ configDir, environment });
  await until(
    async () => (await findPerson(PERSON.name)) !== undefined,
    PATIENCE_MS,
    () => organisation.output,
  );
}, STAGE_TIMEOUT_MS);
afterAll(async () => {
  await organisation?.stop();
  for (const reader of readers) await reader.stop();
});

/** All that people do about somebody, so that each part knows the person. */
async function useThePerson(personId: string): Promise<void> {
  const { pin, name, latinName, card } = PERSON;
  const deviceIds = ["riyadh/gate-1"];
  const job = await change(
    "putUser",
    { placeId: "riyadh", deviceIds, pin, name, cardNumber: String(card) },
    "job { id }",
  );
  await untilOver(Object(job).job.id);
  const copy = { fromDeviceId: "riyadh/gate-1", toDeviceIds: ["riyadh/gate-2"], pins: [pin] };
  await untilOver(Object(await change("copyUsers", copy, "job { id }")).job.id);
  await change("editPerson", { personId, latinName, department: "Gate" });
  await change("addPunch", { personId, placeId: "riyadh", localTime: `${DAY}T12:00:00`, reason: `${name} forgot` });
  await change("createAccount", {
    username: "employee-one",
    role: "EMPLOYEE",
    places: ["riyadh"],
    users: [`riyadh/${pin}`],
  });
  await change("createAccount", { username: "employee-two", name, role: "EMPLOYEE", places: ["riyadh"] });
  await change("linkAccount", { personId, username: "employee-two" }); // no part but attendance knows whose it is
  await change("recordConsent", {
    ...{ userId: `riyadh/${pin}`, purpose: "BIOMETRIC", state: "GIVEN", date: DAY, document: `Signed by ${name}` },
  });
  await change("startExport", { kind: "ATTENDANCE", attendance: { from: DAY, to: DAY, personIds: [personId] } });
  const { http, token } = organisation.demo.router;
  const headers = { authorization: `Bearer ${token}` };
  for (const narrowed of [`personIds=${encodeURIComponent(personId)}`, `search=${encodeURIComponent(name)}`])
    await fetch(`${http}/export/attendance.csv?from=${DAY}&to=${DAY}&${narrowed}`, { headers }).then((it) => it.text());
  await organisation.graphql(`{ user(id: "riyadh/${pin}") { name punches(first: 5) { totalCount } } }`);
  await organisation.graphql(`{ persons(filter: { search: "${name}" }) { edges { node { nonsense } } } }`); // refused, with the text
  await organisation.graphql(
    `mutation { removeUser(input: { placeId: "mars", deviceIds: [], pin: "${pin}" }) { job { id } } }`,
  );
}

async function untilOver(id: string): Promise<void> {
  const isOver = async () => {
    const { job } = await ask("query ($id: ID!) { job(id: $id) { state } }", { id });
    return !["WAITING", "RUNNING"].includes(Object(job).state);
  };
  await until(isOver, PATIENCE_MS, () => organisation.output);
}

it(
  "is in no file of the organisation and on no reader once the erasure is done",
  async () => {
    const personId = await findPerson(PERSON.name);
    if (personId === undefined) throw new Error("nobody");
    await useThePerson(personId);
    const find = () => findInFiles(organisation.dataDir, WORDS);
    const known = new Set(
      find().map(
        (found) =>
          found
            .split(":")[0]
            ?.slice(organisation.dataDir.length + 1)
            .split("/")[0],
      ),
    );
    expect([...known]).toEqual(expect.arrayContaining(["places", "attendance", "directory"])); // it is looked for where it is

    const { erasure } = Object(
      await change("erasePerson", { placeId: "riyadh", pin: PERSON.pin, reason: "asked for" }, "erasure { id }"),
    );
    const readErasure = async () => {
      const { place } = await ask(`{ place(id: "riyadh") { erasures { id doneAt } } }`);
      return Object(place).erasures.find(({ id }: { id: string }) => id === erasure.id);
    };
    await until(
      async () => (await readErasure()).doneAt !== null,
      PATIENCE_MS,
      () => organisation.output,
    );
    await until(
      () => find().length === 0,
      PATIENCE_MS,
      () => [...new Set(find())].join("\n"),
    );
    for (const { address } of readers) expect((await readReaderPeople(address)).map(({ pin }) => pin)).toEqual(["7"]);
    expect(await findPerson(PERSON.name)).toBeUndefined();
    expect(findInFiles(join(organisation.dataDir, "logs"), WORDS)).toEqual([]);
  },
  STAGE_TIMEOUT_MS,
);
