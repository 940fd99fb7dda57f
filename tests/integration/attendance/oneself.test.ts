import type { NewTokenClaims } from "@biometricflow/service/identity/token";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { listRootMutations } from "./root-questions.ts";

const QUERIES = new Map(listRootMutations("HR").map(({ field, query }) => [field, query]));
const WHY = "because";
const DAY = { from: "2026-11-24", to: "2026-11-24" };
const PUNCH = { personId: "p.1", placeId: "riyadh", localTime: "2026-11-24T09:00:00", reason: WHY };
const OUTAGE = { placeId: "riyadh", from: "2026-11-24T07:00:00", to: "2026-11-24T11:00:00", at: "2026-11-24T10:00:00" };

let attendance: AttendanceUnderTest;
/** Made by somebody else, of the days of 1. */
let made: Readonly<Record<"absence" | "later" | "correction" | "group", string>>;

const change = async (field: string, input: object, claims: Partial<NewTokenClaims> = {}) =>
  (await attendance.ask(QUERIES.get(field) ?? "", { variables: { input }, claims })).answer;
const done = async (field: string, input: object) => {
  const { data, errors } = await change(field, input);
  expect([field, errors]).toEqual([field, undefined]);
  return data[field];
};
const preview = async (input: object, claims: Partial<NewTokenClaims> = {}) => {
  const query = "query ($input: OutageInput!) { outagePreview(input: $input) { token punches { person { pin } } } }";
  return (await attendance.ask(query, { variables: { input }, claims })).answer.data.outagePreview;
};

beforeAll(async () => {
  attendance = await startAttendance();
  await done("importPeople", { csv: "pin,homePlace,account\n1,riyadh,sara\n3,riyadh,", dryRun: false });
  await attendance.punch("1", ["2026-11-25T07:00:00", "2026-11-25T20:00:00"]);
  await done("saveAbsenceKind", { id: "leave", name: "Leave", colour: "#112233", letter: "L" });
  const add = async (date: string) =>
    (await done("addAbsence", { personId: "p.1", kindId: "leave", from: date, to: date })).absence.id;
  const outage = { ...OUTAGE, personIds: ["p.1"] };
  made = {
    absence: await add("2026-11-10"),
    later: await add("2026-11-11"),
    correction: (await done("addPunch", { ...PUNCH, localTime: "2026-11-24T16:00:00" })).correction.id,
    group: (await done("correctOutage", { outage, token: (await preview(outage)).token, reason: WHY })).groupId,
  };
  await attendance.recompute(50);
});
afterAll(() => attendance.stop());

const CHANGES: readonly (readonly [field: string, toInput: () => object])[] = [
  ["addAbsence", () => ({ ...DAY, personId: "p.1", kindId: "leave" })],
  ["addAbsences", () => ({ ...DAY, personIds: ["p.1", "p.3"], kindId: "leave", dryRun: false })],
  ["importAbsences", () => ({ csv: "pin,from,kind\n1,2026-11-24,leave", dryRun: false })],
  ["editAbsence", () => ({ id: made.absence, note: "longer" })],
  ["removeAbsences", () => ({ ids: [made.later] })],
  ["addPunch", () => PUNCH],
  ["ignorePunch", () => ({ punchId: "riyadh/1-2026-11-23T08:20:00", reason: WHY })],
  ["revertCorrection", () => ({ id: made.correction, reason: WHY })],
  ["revertCorrectionGroup", () => ({ groupId: made.group, reason: WHY })],
  ["approveOvertime", () => ({ personId: "p.1", date: "2026-11-25", minutes: 60, reason: WHY })],
  ["revokeOvertimeApproval", () => ({ personId: "p.1", date: "2026-11-25" })],
];

const OWN = [
  { role: "HR", sub: "account/sara" },
  { role: "ADMIN", sub: "account/sara" },
  { role: "PLACE_ADMIN", sub: "account/sara", places: ["riyadh"] },
] as const;

describe.each(OWN)("as $role nobody", (claims) => {
  const refusals = (errors: readonly { readonly message: string; readonly extensions: { readonly code: string } }[]) =>
    errors.map(({ message, extensions }) => `${extensions.code} ${message}`);

  it.each(CHANGES)("decides on their own days: %s", async (field, toInput) => {
    const { errors = [] } = await change(field, toInput(), claims);
    expect(refusals(errors)).toEqual([
      expect.stringMatching(/^(FORBIDDEN|BAD_USER_INPUT) (Nobody .*ask somebody else|The role PLACE_ADMIN)/),
    ]);
  });
});

it("whoever corrects an outage or approves for many is left out, and the others are not", async () => {
  const [claims] = OWN;
  const { punches } = await preview({ ...OUTAGE, at: "2026-11-24T10:30:00" }, claims);
  expect(punches.map(({ person }: { person: { pin: string } }) => person.pin)).toEqual(["3"]);
  const { data } = await change("approveOvertimes", { filter: DAYS_OF_ONE, reason: WHY, dryRun: true }, claims);
  expect(data.approveOvertimes.approved).toBe(0);
  const all = { ...DAY, filter: { placeIds: ["riyadh"] }, kindId: "leave", dryRun: true };
  expect((await change("addAbsences", all, claims)).data.addAbsences.added).toBe(1);
});
const DAYS_OF_ONE = { from: "2026-11-25", to: "2026-11-25", personIds: ["p.1"] };

it("whoever is somebody else decides on all of it", async () => {
  for (const [field, toInput] of CHANGES) {
    const { errors } = await change(field, toInput());
    expect([field, errors]).toEqual([field, undefined]);
  }
});
