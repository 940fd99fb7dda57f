/** What mutations of attendance tell the router that they changed; the audit keeps it. */
import { parseAuditedChanges } from "@biometricflow/schema/audit-batch";
import { afterAll, beforeAll, expect, it } from "vitest";
import { fromJwks } from "@biometricflow/service/identity/keys";
import { ROUTER_JWKS_PATH } from "@biometricflow/service/identity/router-keys";
import { type Harness, startHarness } from "../../federation/harness.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;
let router: Harness;
let keys: ReturnType<typeof fromJwks> = new Map();
beforeAll(async () => {
  attendance = await startAttendance({ trusted: () => keys });
  router = await startHarness({ places: { riyadh: 1 }, settings: { attendanceOrigin: attendance.url } });
});
afterAll(async () => {
  await router.stop();
  await attendance.stop();
});

/** What the answer to a mutation tells, as the router reads it, by response key. */
async function readChanges(mutation: string) {
  const { answer } = await attendance.ask(`mutation { ${mutation} }`);
  expect(answer.errors).toBeUndefined();
  const { extensions } = answer;
  return parseAuditedChanges(extensions?.["auditedChanges"] ?? {});
}

it("are the fields of a new person, with the id by which an erasure finds them", async () => {
  const input = '{ pin: "0042", latinName: "Sara", department: "IT", homePlaceId: "cairo" }';
  const { createPerson = [] } = await readChanges(`createPerson(input: ${input}) { person { id } }`);
  expect(createPerson).toContainEqual({ field: "id", before: null, after: "p.0042" });
  expect(createPerson).toContainEqual({ field: "latinName", before: null, after: "Sara" });
});

it("are what was changed, before and after, by response key", async () => {
  const changes = await readChanges(
    `one: editPerson(input: { personId: "p.0042", latinName: "Zahra" }) { person { id } }
     other: editPerson(input: { personId: "p.0042", employedTo: "2026-12-31" }) { person { id } }`,
  );
  const id = { field: "id", before: "p.0042", after: "p.0042" };
  expect(changes).toEqual({
    one: [id, { field: "latinName", before: "Sara", after: "Zahra" }],
    other: [id, { field: "employedTo", before: null, after: "2026-12-31" }],
  });
});

it("are nothing of what changed nothing, or was refused", async () => {
  const same = 'editPerson(input: { personId: "p.0042", latinName: "Zahra" }) { person { id } }';
  expect(await readChanges(same)).toEqual({});
  const { answer } = await attendance.ask(
    'mutation { editPerson(input: { personId: "p.none", latinName: "X" }) { person { id } } }',
  );
  expect([answer.errors?.length, answer.extensions]).toEqual([1, undefined]);
});

it("name the person of a correction, whose punch it is", async () => {
  const input = '{ personId: "p.1", placeId: "riyadh", localTime: "2026-01-05T08:00:00", reason: "forgot" }';
  const { addPunch = [] } = await readChanges(`addPunch(input: ${input}) { correction { id } }`);
  expect(addPunch).toContainEqual({ field: "personId", before: null, after: "p.1" });
  expect(addPunch.map(({ field }) => field)).not.toContain("reason");
});

it("are what a person was, of one who is removed", async () => {
  const { removePerson = [] } = await readChanges('removePerson(input: { personId: "p.0042" }) { personId }');
  expect(removePerson).toContainEqual({ field: "latin_name", before: "Zahra", after: null });
});

it("are no more than an entry holds, of however many people", async () => {
  const sheet = Array.from({ length: 300 }, (_, index) => `${index + 5_000},Name ${index}`).join("\\n");
  const { importPeople = [] } = await readChanges(
    `importPeople(input: { csv: "pin,name\\n${sheet}", dryRun: false }) { created }`,
  );
  expect(importPeople).toHaveLength(40);
  expect(importPeople[0]).toMatchObject({ field: "p.5000", before: null, after: { name: "Name 0" } });
  expect(importPeople.at(-1)).toEqual({ field: "(261 more)", before: null, after: null });
});

it("are in what the router says to the audit, and in no answer to a client", async () => {
  keys = fromJwks(Object(await (await fetch(router.url + ROUTER_JWKS_PATH)).json()));
  const edit = 'editPerson(input: { personId: "p.5000", name: "Canary" }) { person { id } }';
  const response = await fetch(`${router.url}/graphql`, {
    method: "POST",
    headers: { authorization: `Bearer ${router.token()}`, "content-type": "application/json" },
    body: JSON.stringify({ query: `mutation { told: ${edit} }` }),
  });
  expect(await response.json()).toEqual({ data: { told: { person: { id: "p.5000" } } } });
  const changes = [
    { field: "id", before: "p.5000", after: "p.5000" },
    { field: "name", before: "Name 0", after: "Canary" },
  ];
  await expect.poll(() => router.audited).toContainEqual(expect.objectContaining({ action: "editPerson", changes }));
});
