/** By what others name oneself, for the directory, which knows who looked. */
import { afterAll, beforeAll, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";

let attendance: AttendanceUnderTest;
beforeAll(async () => {
  attendance = await startAttendance();
  const csv = "pin,name,homePlace,account\n9,Person 9,riyadh,Boss\n1,,,one\n2,,,two";
  const mutation = "mutation ($input: ImportPeopleInput!) { importPeople(input: $input) { isDone } }";
  await attendance.ask(mutation, { variables: { input: { csv, dryRun: false } } });
});
afterAll(() => attendance.stop());

const QUERY = "{ ownRecord { id names } }";
const ask = (sub: string, role: "EMPLOYEE" | "HR" | "MANAGER" = "EMPLOYEE") =>
  attendance.ask(QUERY, { claims: { sub: `account/${sub}`, role } });

it.each([
  ["one", "p.1", ["riyadh/1", "riyadh"]],
  ["two", "p.2", ["cairo/2", "cairo"]],
])("names %s by the person, its users and its places", async (account, id, rest) => {
  const { answer } = await ask(account);
  expect(answer).toEqual({ data: { ownRecord: { id, names: [id, ...rest] } } });
});

it("names whoever is enrolled nowhere by the person and the place that measures it", async () => {
  const { answer } = await ask("boss", "MANAGER");
  expect(answer).toEqual({ data: { ownRecord: { id: "p.9", names: ["p.9", "riyadh/9", "riyadh"] } } });
});

it("has nothing for an account that is nobody's", async () => {
  expect((await ask("nobody", "HR")).answer).toEqual({ data: { ownRecord: null } });
});

it("leads nobody to the names of another person by an id", async () => {
  const query = "query ($of: [_Any!]!) { _entities(representations: $of) { ... on OwnRecord { id names } } }";
  const of = ["p.1", "p.2"].map((id) => ({ __typename: "OwnRecord", id }));
  const { answer } = await attendance.ask(query, {
    variables: { of },
    claims: { sub: "account/one", role: "EMPLOYEE" },
  });
  expect(answer).toMatchObject({ data: { _entities: [{ id: "p.1" }, null] } });
});
