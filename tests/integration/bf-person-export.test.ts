/** `bf person export`: everything that is held about a person, nothing of anybody else, and what could not be asked is said. */
import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { JsonValue } from "@biometricflow/service/audit/change";
import { openAccounts } from "@biometricflow/directory/operate";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { HeldPart, HeldPerson } from "../../packages/bf/src/person-export/held-person.ts";
import { openServedStore } from "../../subgraphs/directory/src/open-store.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { toMarkFile } from "../../subgraphs/place/src/store/store-mark.ts";
import { STORES, useDatabase } from "./place-stores.ts";
import { layPersonStage, OMAR, type PersonStage, SARA } from "./bf-person-stage.ts";

let stage: PersonStage;
let out: string;
beforeEach(() => {
  stage = layPersonStage();
  out = join(stage.dir, "sara.json");
});
afterEach(() => stage.remove());

const read = (): HeldPerson => JSON.parse(readFileSync(out, "utf8"));
const part = (name: HeldPart["name"]) => {
  const found = read().parts.find((each) => each.name === name);
  if (found === undefined) throw new TypeError(`there is no part ${name}`);
  return found;
};

it("has everything of the person and nothing of anybody else, in a file of one's own", async () => {
  await stage.fill();
  await stage.fillDirectory();
  await stage.change(async (database) => {
    await database.write(async ({ tx }) => {
      const { key } = await tx.selectFrom("person").select("key").where("pin", "=", SARA.pin).executeTakeFirstOrThrow();
      await tx.updateTable("person").set({ account: "account/sara" }).where("key", "=", key).execute();
      await tx
        .insertInto("absence")
        .values({
          ...{ id: "a1", person_key: key, from_date: "2026-03-01", to_date: "2026-03-02", kind_id: "sick" },
          ...{ part: "", note: "back soon" },
        })
        .execute();
    });
  });
  expect(await stage.export(out)).toMatchObject({ code: 0, stdout: `${out} is complete\n`, stderr: "" });
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(read()).toMatchObject({
    ...{ format: "biometricflow-person/1", organisation: "Test", isComplete: true },
    person: { place: "riyadh", pin: "1042", id: "p.1042", name: SARA.name, account: "account/sara" },
  });
  expect(part("PLACE").data).toMatchObject({
    ...{ name: SARA.name, cardNumbers: ["31415926"] },
    enrolments: [{ device: "riyadh/gate-1", slot: 0, privilege: "USER", cardNumber: "31415926" }],
    punches: [
      { state: "CHECK_OUT", channel: "READ", setAside: null, device: "riyadh/gate-1" },
      { state: "CHECK_IN", channel: "LIVE", setAside: "TOO_OLD" },
    ],
    toldNames: [{ name: SARA.name }],
    consents: [{ purpose: "BIOMETRIC", state: "DECLINED", document: `paper of ${SARA.name}` }],
  });
  expect(part("ATTENDANCE").data).toMatchObject({
    tables: { person: [{ name: SARA.name }], punch: [{ pin: SARA.pin }], absence: [{ note: "back soon" }] },
  });
  expect(part("DIRECTORY").data).toMatchObject({
    accounts: [{ subject: "account/sara", hasSecondFactor: false }],
    sessions: [{ client: "browser of sara" }],
    audit: [
      { actor: "account/hr", about: ["riyadh/1042"] },
      { actor: "account/sara", action: "signIn" },
    ],
  });
  const text = readFileSync(out, "utf8");
  for (const other of [
    OMAR.name,
    String(OMAR.cardNumber),
    "riyadh/77",
    "browser of omar",
    "told-of-omar",
    "hash-of-sara",
  ])
    expect(text).not.toContain(other);
});

it("has of changes of many at once what they say of the person alone", async () => {
  await stage.fill();
  await stage.fillDirectory();
  const store = openSqliteStore(stage.paths.directoryStore);
  const fact = { at: "2026-03-01T08:00:00.000Z", actor: "account/hr", outcome: "OK", requestId: "r" };
  const toNew = (field: string, after: JsonValue) => ({ field, before: null, after });
  const omar = { name: OMAR.name, privilege: "USER", cardNumber: String(OMAR.cardNumber) };
  const sara = { name: SARA.name, privilege: "USER", cardNumber: String(SARA.cardNumber) };
  const copied = [toNew("people", 2), toNew("userIds", ["riyadh/77", "riyadh/1042"]), toNew("userIds", ["riyadh/78"])];
  await store.appendAudit([
    { ...fact, action: "copyUsers", targets: ["riyadh/gate-1"], changes: copied },
    { ...fact, action: "importPeople", changes: [toNew("p.1042", sara), toNew("p.77", omar)] },
    { ...fact, action: "updatePerson", targets: ["p.77", "p.1042"], changes: [toNew("id", "p.77"), toNew("o", omar)] },
    { ...fact, action: "putUser", changes: [toNew("userId", "riyadh/1042"), toNew("riyadh/gate-1", sara)] },
    { ...fact, action: "putUser", changes: [toNew("userId", "riyadh/77"), toNew("riyadh/gate-1", omar)] },
  ]);
  await store.close();
  await stage.export(out);
  const { audit } = part("DIRECTORY").data as { readonly audit: readonly { readonly action: string }[] };
  expect(audit.slice(-4)).toMatchObject([
    { action: "copyUsers", about: [], changes: [toNew("userIds", ["riyadh/1042"])] },
    { action: "importPeople", changes: [toNew("p.1042", sara)] },
    { action: "updatePerson", about: ["p.1042"] },
    { action: "putUser", changes: [toNew("userId", "riyadh/1042"), toNew("riyadh/gate-1", sara)] },
  ]);
  const text = readFileSync(out, "utf8");
  for (const other of [OMAR.name, String(OMAR.cardNumber), "riyadh/77", "riyadh/78", "p.77"])
    expect(text).not.toContain(other);
});

it("is in the audit, with whom it was about", async () => {
  await stage.fill();
  await stage.fillDirectory();
  await stage.export(out);
  const store = openSqliteStore(stage.paths.directoryStore);
  const [row] = await store.listAudit(1);
  await store.close();
  expect(row).toMatchObject({ actor: "operator", action: "exportPerson", targets: ["riyadh/1042", "p.1042"] });
});

it("never replaces a file, and makes none of somebody who is not there", async () => {
  await stage.fill();
  await stage.fillDirectory();
  writeFileSync(out, "mine");
  expect(await stage.export(out)).toMatchObject({ code: 2, stderr: expect.stringContaining("is there already") });
  expect(readFileSync(out, "utf8")).toBe("mine");
  const nobody = await stage.export(join(stage.dir, "x.json"), ["--pin", "9"]);
  expect(nobody).toMatchObject({ code: 1, stderr: "NO_SUCH_PERSON: nothing is held of PIN 9 at riyadh\n" });
});

it("says what could not be asked, and is not complete", async () => {
  const cairo = {
    id: "cairo",
    name: "Cairo",
    location: "Maadi",
    timeZone: "Africa/Cairo",
    url: "http://10.1.1.1:8000",
  };
  writeFileSync(join(stage.dir, "places", "cairo.json"), JSON.stringify(cairo));
  await stage.fill();
  await stage.fillDirectory();
  writeFileSync(stage.paths.attendanceStore, "no store at all, but long enough to be taken for one");
  const { code, stdout } = await stage.export(out, ["--json", "--by-pin"]);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({
    isComplete: false,
    parts: [
      { name: "PLACE", place: "riyadh", isComplete: true },
      { name: "PLACE", place: "cairo", isComplete: false, missing: [expect.stringContaining("another machine")] },
      { name: "ATTENDANCE", isComplete: false, missing: [expect.stringContaining("it cannot be asked: ")] },
      { name: "DIRECTORY", isComplete: true },
      { name: "BIOMETRICS", isComplete: true },
    ],
  });
  expect(part("ATTENDANCE").data).toBeNull();
  for (const name of ["PLACE", "DIRECTORY"] as const)
    expect(part(name).notes[0]).toMatch(/^NOT PROVED: attendance could not be asked/);
});

it("writes no row of a PIN while attendance does not say whose it is, unless it is told to", async () => {
  await stage.fill();
  await stage.fillDirectory();
  writeFileSync(stage.paths.attendanceStore, "no store at all, but long enough to be taken for one");
  for (const more of [[], ["--person", "p.1042"], ["--person", "p.1042", "--by-pin"]])
    expect(await stage.export(out, more)).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^OWNER_UNKNOWN: attendance: it cannot be asked: .*--by-pin/),
    });
  expect(existsSync(out)).toBe(false);
});

it("reads no old file of a store that a database has, and says that DATABASE_URL is missing", async () => {
  await stage.fill();
  await stage.fillDirectory();
  writeFileSync(toMarkFile(stage.paths.placeLedger("riyadh")), "the database acme at 10.0.0.7\n");
  const why = "STORE_ELSEWHERE: the stores are in the database acme at 10.0.0.7: set DATABASE_URL";
  expect(await stage.export(out)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining(`OWNER_UNKNOWN: attendance: ${why}`),
  });
  expect((await stage.export(out, ["--by-pin"])).code).toBe(1);
  expect(part("PLACE")).toMatchObject({ data: null, missing: [`riyadh: ${why}`] });
});

it("wants the directory, whose audit keeps that it was made", async () => {
  await stage.fill();
  expect(await stage.export(out)).toMatchObject({ code: 2, stderr: expect.stringMatching(/^NO_DIRECTORY: /) });
  await (await openAccounts({ file: stage.paths.directoryStore })).close();
  expect((await stage.export(out)).code).toBe(0);
});

it("has the same where a database has it", async () => {
  const openLedger = async () => {
    const postgres = STORES.find(({ name }) => name === "PostgreSQL");
    if (postgres === undefined) throw new TypeError("there is no such store");
    return postgres.open(stage.dir, "riyadh");
  };
  const url = await useDatabase(stage.dir);
  await stage.fill({ url, openLedger });
  await stage.fillDirectory();
  await (await openServedStore({ file: stage.paths.directoryStore, databaseUrl: url }, () => {})).close(); // it moves
  vi.stubEnv("DATABASE_URL", url);
  expect(await stage.export(out)).toMatchObject({ code: 0, stderr: "" });
  vi.unstubAllEnvs();
  const [place, attendance] = [part("PLACE"), part("ATTENDANCE")];
  expect(place.data).toMatchObject({ name: SARA.name, punches: [{ channel: "READ" }, { setAside: "TOO_OLD" }] });
  expect(attendance.data).toMatchObject({ tables: { punch: [{ pin: SARA.pin }], person: [{ name: SARA.name }] } });
  expect(part("DIRECTORY").data).toMatchObject({ accounts: [{ subject: "account/sara" }], webhookDeliveries: [{}] });
  expect(place.source).not.toContain("password");
  expect(readFileSync(out, "utf8")).not.toContain(OMAR.name);
});
