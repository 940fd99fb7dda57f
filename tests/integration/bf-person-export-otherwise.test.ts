/** `bf person export` has what names a person by other columns than its id. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import SqliteFile from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { HeldPart, HeldPerson } from "../../packages/bf/src/person-export/held-person.ts";
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

it("has what names the person otherwise: as a manager, in decisions, by exports, and by what an account made", async () => {
  await stage.fill();
  await stage.fillDirectory();
  await manage();
  await makeThings();
  expect((await stage.export(out)).code).toBe(0);
  const { tables } = part("ATTENDANCE").data as { readonly tables: Readonly<Record<string, unknown>> };
  expect(tables).toMatchObject({
    ...{ department: [{ id: "d1", name: "Gates" }], managed_people: [{ people: 1 }] },
    pin_decision: [{ pin: SARA.pin, kind: "SPLIT", actor: "account/hr" }],
    export_job: [{ kind: "RECORDS", format: "CSV", state: "DONE", file_name: "gates.csv" }],
  });
  expect(tables["pin_decision"]).not.toHaveProperty("0.names");
  expect(part("DIRECTORY").data).toMatchObject({
    accounts: [{ passkeys: [{ name: "telephone", createdAtMs: 1, usedAtMs: 2 }] }],
    ...{ passwordLinks: [{ expiresAtMs: 5 }], apiKeys: [{ subject: "key/hers" }], webhooks: [{ id: "hers" }] },
    alerts: [{ id: "a1", kind: "DEVICE_OFFLINE", acknowledgedAtMs: 4 }],
    audit: expect.arrayContaining([expect.objectContaining({ seq: null, outcome: "UNAUTHENTICATED", count: 2 })]),
  });
  const text = readFileSync(out, "utf8");
  for (const other of [OMAR.name, "p.77", "who has been asked", "secret.example", "public-key", "hash-of-link"])
    expect(text).not.toContain(other);
});

/** Sara has an account, manages Omar and a department, asked for an export, and was split from him. */
const manage = () =>
  stage.change(async (database) => {
    await database.write(async ({ tx }) => {
      const find = (pin: string) =>
        tx.selectFrom("person").select("key").where("pin", "=", pin).executeTakeFirstOrThrow();
      const [sara, omar] = [await find(SARA.pin), await find(OMAR.pin)];
      await tx.updateTable("person").set({ account: "account/sara" }).where("key", "=", sara.key).execute();
      await tx.updateTable("person").set({ manager_id: "p.1042" }).where("key", "=", omar.key).execute();
      await tx
        .insertInto("department")
        .values({ id: "d1", name: "Gates", name_key: "gates", manager_id: "p.1042" })
        .execute();
      const added = [sara, omar].map(({ key }) => ({ personKey: key, pin: SARA.pin }));
      const deed = JSON.stringify({ added, removed: [], moved: [], made: [] });
      const names = JSON.stringify([SARA.name, OMAR.name]);
      const decision = { pin: SARA.pin, kind: "SPLIT" as const, names, deed, actor: "account/hr", at_ms: 3 };
      await tx
        .insertInto("pin_decision")
        .values({ ...decision, undone_by: null, undone_ms: null })
        .execute();
      const facts = {
        kind: "RECORDS",
        format: "CSV",
        state: "DONE",
        fileName: "gates.csv",
        asked: "who has been asked",
      };
      const job = { id: "e1", owner: "account/sara", created_ms: 3, job: JSON.stringify(facts) };
      await tx.insertInto("export_job").values(job).execute();
    });
  });

/** A passkey, a link, a key, a webhook and an acknowledged alert of Sara's account, and a refusal that is still counted on. */
async function makeThings(): Promise<void> {
  const db = new SqliteFile(stage.paths.directoryStore);
  const passkey = { id: "c", publicKey: "public-key", counter: 0, transports: [], name: "telephone", createdAtMs: 1 };
  const passkeys = JSON.stringify([{ ...passkey, usedAtMs: 2 }]);
  db.prepare("UPDATE principal SET passkeys = ? WHERE subject = 'account/sara'").run(passkeys);
  db.exec(`
    INSERT INTO password_link (hash, subject, expires_ms) VALUES ('hash-of-link', 'account/sara', 5);
    INSERT INTO principal (subject, name, secret_hash, role, places, users, enabled, created_ms, created_by)
      VALUES ('key/hers', 'hers', 'x', 'VIEWER', '[]', '[]', 1, 4, 'account/sara');
    INSERT INTO webhook (id, name, url, format, events, places, devices, enabled, created_ms, created_by)
      VALUES ('hers', 'hers', 'https://secret.example/x', 'STANDARD', '[]', '[]', '[]', 1, 0, 'account/sara');
    INSERT INTO alert (id, kind, state, since_ms, raised_ms, acknowledged_by, acknowledged_ms)
      VALUES ('a1', 'DEVICE_OFFLINE', 'RAISED', 0, 0, 'account/sara', 4), ('a2', 'DEVICE_OFFLINE', 'RAISED', 0, 0, 'account/hr', 4);
    INSERT INTO audit_tally (minute, at, actor, action, outcome, request_id, account, address, count)
      VALUES (1, '2026-03-01T08:00:00.000Z', 'anonymous', 'signIn', 'UNAUTHENTICATED', 'r', 'account/sara', '10.0.0.9', 2);`);
  db.close();
}

it("knows every column of the directory in which somebody is named", async () => {
  await stage.fillDirectory();
  const db = new SqliteFile(stage.paths.directoryStore);
  const columns = db
    .prepare(
      `SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c
       WHERE m.type = 'table' AND (c.name IN ('subject', 'users', 'actor', 'account', 'targets', 'owner') OR c.name LIKE '%\\_by' ESCAPE '\\')
         AND c.name <> 'ended_by' ORDER BY 1`,
    )
    .pluck()
    .all();
  db.close();
  // whoever adds one reads it in kept-person.ts, then here
  expect(columns).toEqual([
    ...[
      "alert.acknowledged_by",
      "audit.account",
      "audit.actor",
      "audit.targets",
      "audit_tally.account",
      "audit_tally.actor",
    ],
    ...["password_link.subject", "principal.created_by", "principal.subject", "principal.users"],
    ...["principal.writes_granted_by", "session.subject"],
    "webhook.created_by",
  ]);
});
