/** `bf person export` of a PIN that was of several people: each gets what is of the own dates. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { HeldPart, HeldPerson } from "../../packages/bf/src/person-export/held-person.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { openSqliteConsentStore } from "../../subgraphs/place/src/store/sqlite/consents.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { layPersonStage, OMAR, type PersonStage, SARA } from "./bf-person-stage.ts";

let stage: PersonStage;
let out: string;
beforeEach(() => {
  stage = layPersonStage();
  out = join(stage.dir, "sara.json");
});
afterEach(() => stage.remove());

const part = (name: HeldPart["name"]) => {
  const found = readHeld(out).parts.find((each) => each.name === name);
  if (found === undefined) throw new TypeError(`there is no part ${name}`);
  return found;
};
const readHeld = (file: string): HeldPerson => JSON.parse(readFileSync(file, "utf8"));

/** Omar has the PIN of Sara since March. */
const handOver = () =>
  stage.change(async (database) => {
    await database.write(async ({ tx }) => {
      const { key } = await tx.selectFrom("person").select("key").where("pin", "=", OMAR.pin).executeTakeFirstOrThrow();
      await tx.updateTable("pin_claim").set({ to_date: "2026-02-28" }).where("pin", "=", SARA.pin).execute();
      const claim = { person_key: key, pin: SARA.pin, place_id: "", from_date: "2026-03-01", to_date: null };
      await tx.insertInto("pin_claim").values(claim).execute();
    });
  });

it("gives nobody what is somebody else's, where a PIN was of several people", async () => {
  await stage.fill();
  await stage.fillDirectory();
  await handOver();
  const several = await stage.export(out);
  expect(several).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("SEVERAL_PEOPLE: PIN 1042 was of p.1042, p.77"),
  });
  expect((await stage.export(out, ["--person", "p.1042"])).code).toBe(0);
  expect(part("PLACE")).toMatchObject({ data: { punches: [], name: null, enrolments: [] } });
  expect(part("PLACE").notes).toEqual([
    expect.stringMatching(/^2 rows of the PIN, 1 consents, 0 jobs and orders, and 0 told names/),
    expect.stringMatching(/not this person's today/),
  ]);
  expect(part("ATTENDANCE").data).not.toHaveProperty("tables.punch");
  expect(part("PLACE").data).toMatchObject({ consents: [], toldNames: [{ name: SARA.name }] });
});

/** What the place says of the PIN to each of them. */
async function exportPlace() {
  const toPlace = async (name: string, person: string) => {
    const file = join(stage.dir, name);
    await stage.export(file, ["--person", person]);
    return readHeld(file).parts[0];
  };
  return { sara: await toPlace("s.json", "p.1042"), omar: await toPlace("o.json", "p.77") };
}

it("puts what somebody agreed to on or off by its date, whoever has the PIN today", async () => {
  await stage.fill();
  await stage.fillDirectory();
  await handOver();
  const store = openSqliteConsentStore(stage.paths.placeLedger("riyadh"));
  const said = { userId: "riyadh/1042", purpose: "LOCATION", state: "GIVEN", document: "a paper of February" } as const;
  const consent = { ...said, date: "2026-02-28", recordedBy: "account/hr", recordedMs: 0 };
  await store.add(said.userId, said.purpose, () => consent);
  await store.close();
  const { sara, omar } = await exportPlace();
  expect(sara?.data).toMatchObject({ consents: [{ document: "a paper of February" }] });
  expect(omar?.data).toMatchObject({ consents: [{ document: `paper of ${SARA.name}` }] });
  expect(omar?.notes).toEqual([expect.stringMatching(/^0 rows of the PIN, 1 consents, 0 jobs and orders/)]);
});

it("tells nobody the name of whoever had the PIN before or after", async () => {
  await stage.fill();
  await stage.fillDirectory();
  await handOver();
  const ledger = openSqliteLedger(stage.paths.placeLedger("riyadh"), "riyadh");
  const enrolled = [{ ...OMAR, pin: SARA.pin }, OMAR].map((person, slot) => ({ slot, privilegeCode: 0, ...person }));
  await ledger.recordEnrolments("gate-1", enrolled);
  await ledger.close();
  const { sara, omar } = await exportPlace();
  expect(JSON.stringify(sara?.data)).not.toContain(OMAR.name);
  expect(omar?.data).toMatchObject({ name: OMAR.name, toldNames: [{ name: OMAR.name }] });
});

it("cuts accounts and the audit by the dates on which a PIN was whose", async () => {
  await stage.fill();
  await stage.fillDirectory();
  await handOver();
  const store = openSqliteStore(stage.paths.directoryStore);
  const fact = { actor: "account/hr", action: "updatePerson", outcome: "OK", requestId: "r", targets: ["riyadh/1042"] };
  // of the last day of hers in Riyadh, and of the first of his: there it is March three hours before UTC says so
  await store.appendAudit(["20:59", "21:00"].map((time) => ({ ...fact, at: `2026-02-28T${time}:00.000Z` })));
  await store.close();
  const files = { sara: join(stage.dir, "s.json"), omar: join(stage.dir, "o.json") };
  await stage.export(files.sara, ["--person", "p.1042"]);
  await stage.export(files.omar, ["--person", "p.77"]);
  const [sara, omar] = [files.sara, files.omar].map((file) => {
    const held: HeldPerson = JSON.parse(readFileSync(file, "utf8"));
    return held.parts.find(({ name }) => name === "DIRECTORY");
  });
  expect(sara?.data).toMatchObject({
    ...{ accounts: [], sessions: [], webhookDeliveries: [] },
    audit: [{ at: "2026-02-28T20:59:00.000Z" }],
  });
  expect(sara?.notes.at(-1)).toMatch(/^1 accounts, 2 rows of the audit and 0 messages name a PIN on dates/);
  expect(omar?.data).toMatchObject({ accounts: [{ subject: "account/omar" }, { subject: "account/sara" }] });
  expect(JSON.stringify(omar?.data)).not.toContain("20:59");
  expect(omar?.notes.at(-1)).toMatch(/^0 accounts, 1 rows of the audit/);
});

it("gives nobody the account that is linked to somebody else", async () => {
  await stage.fill();
  await stage.fillDirectory();
  await handOver();
  await stage.change(async (database) => {
    await database.write(async ({ tx }) => {
      await tx.updateTable("person").set({ account: "account/sara" }).where("id", "=", "p.1042").execute();
    });
  });
  expect((await stage.export(out, ["--person", "p.77"])).code).toBe(0);
  expect(part("DIRECTORY").data).toMatchObject({ accounts: [{ subject: "account/omar" }] });
  expect(readFileSync(out, "utf8")).not.toContain("browser of sara");
});

it("notes in the audit no PIN that is somebody else's now", async () => {
  await stage.fill();
  await stage.fillDirectory();
  await handOver();
  await stage.export(out, ["--person", "p.1042"]);
  const store = openSqliteStore(stage.paths.directoryStore);
  const [row] = await store.listAudit(1);
  await store.close();
  expect(row).toMatchObject({ action: "exportPerson", targets: ["p.1042"] });
});
