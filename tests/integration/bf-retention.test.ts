/** `bf retention`: says what is kept too long and changes nothing, until it is told to. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { verifyAudit } from "@biometricflow/directory/operate";
import Database from "better-sqlite3";
import { afterEach, beforeEach, expect, it } from "vitest";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { toMarkFile } from "../../subgraphs/place/src/store/store-mark.ts";
import { callBf } from "./bf-harness.ts";
import { layPersonStage, OMAR, type PersonStage, SARA } from "./bf-person-stage.ts";

const DAY_MS = 86_400_000;
const NOW_MS = Date.now();
const ago = (days: number) => new Date(NOW_MS - days * DAY_MS).toISOString();

let stage: PersonStage;
beforeEach(async () => {
  stage = layPersonStage({ retention: { auditDays: 100, sessionDays: 10, leaverDays: 365 } });
  await fillOld();
});
afterEach(() => stage.remove());

/** Rows of 200 and 50 days, a session that ended before 20 days and one of today. */
async function fillOld(): Promise<void> {
  const store = openSqliteStore(stage.paths.directoryStore);
  const fact = { actor: "account/hr", action: "signIn", outcome: "OK", requestId: "r" };
  await store.appendAudit([200, 199, 50].map((days) => ({ ...fact, at: ago(days) })));
  const hr = { subject: "account/hr", name: "hr", secretHash: "x", users: [], enabled: true };
  await store.addPrincipals([{ ...hr, role: "HR", places: ["*"] }]);
  for (const [id, days] of [
    ["old", 20],
    ["new", 0],
  ] as const) {
    const atMs = NOW_MS - days * DAY_MS;
    const end =
      days === 0 ? { endedAtMs: undefined, endedBy: undefined } : { endedAtMs: atMs, endedBy: "SIGN_OUT" as const };
    const session = { id, subject: "account/hr", generation: 0, createdAtMs: atMs, refreshedAtMs: atMs, ...end };
    await store.addSession(session, () => true);
  }
  await store.close();
}

const retain = (...args: readonly string[]) => callBf(["retention", "--config", stage.dir, "--json", ...args]);
const listActions = async () => {
  const store = openSqliteStore(stage.paths.directoryStore);
  const rows = await store.listAudit(20);
  await store.close();
  return rows.map(({ action, actor, count }) => [action, actor, count ?? null]);
};

it("counts what would go with the oldest of it, and changes nothing", async () => {
  await stage.fill();
  const before = await listActions();
  for (const args of [[], ["--dry-run"]]) {
    const { code, stdout } = await retain(...args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      ...{ isApplied: false, removed: null, leavers: [], missing: null },
      due: {
        audit: { count: 2, oldest: expect.stringContaining(ago(200).slice(0, 10)) },
        sessions: { count: 1, oldest: expect.stringContaining(ago(20).slice(0, 10)) },
        deliveries: { count: 0, oldest: null },
      },
    });
  }
  expect(await listActions()).toEqual(before);
});

it("removes as much as it counted, keeps the chain whole, and says so in the audit", async () => {
  await stage.fill();
  const { stdout } = await retain("--apply");
  expect(JSON.parse(stdout)).toMatchObject({ isApplied: true, removed: { audit: 2, sessions: 1, deliveries: 0 } });
  expect(await listActions()).toEqual([
    ["pruneAudit", "operator", 2],
    ["applyRetention", "operator", 3],
    ["signIn", "account/hr", null],
  ]);
  expect((await verifyAudit({ file: stage.paths.directoryStore }, stage.paths.routerAuditHeads)).brokenAt).toBeNull();
  expect(JSON.parse((await retain()).stdout)).toMatchObject({ due: { audit: { count: 0 }, sessions: { count: 0 } } });
});

it("says in the audit what it is about to remove, whatever becomes of it", async () => {
  await stage.fill();
  const db = new Database(stage.paths.directoryStore);
  db.exec("CREATE TRIGGER hold BEFORE DELETE ON session BEGIN SELECT RAISE(ABORT, 'held'); END");
  db.close();
  await retain("--apply").catch(String);
  expect((await listActions())[0]).toEqual(["applyRetention", "operator", 3]);
});

it("names who left too long ago, and touches nobody", async () => {
  await stage.fill();
  await stage.change(async (database) => {
    await database.write(async ({ tx }) => {
      for (const [{ pin }, days] of [
        [SARA, 400],
        [OMAR, 300],
      ] as const)
        await tx
          .updateTable("person")
          .set({ employed_to: ago(days).slice(0, 10) })
          .where("pin", "=", pin)
          .execute();
    });
  });
  const { code, stdout } = await retain("--apply");
  expect([code, JSON.parse(stdout).leavers]).toEqual([
    0,
    [{ id: "p.1042", pin: "1042", employedTo: ago(400).slice(0, 10) }],
  ]);
  const people = await stage.export(join(stage.dir, "sara.json"));
  expect(people.code).toBe(0);
});

it("says that attendance could not be asked, and ends with 1", async () => {
  const { code, stdout } = await retain();
  expect([code, JSON.parse(stdout)]).toMatchObject([
    1,
    { leavers: null, missing: expect.stringContaining("attendance") },
  ]);
  writeFileSync(join(stage.dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data" }));
  expect(await retain()).toMatchObject({ code: 0 });
});

it("reads no old file of attendance where a database has the stores", async () => {
  await stage.fill();
  writeFileSync(toMarkFile(stage.paths.placeLedger("riyadh")), "the database acme at 10.0.0.7\n");
  const { code, stdout } = await retain();
  expect([code, JSON.parse(stdout)]).toMatchObject([
    1,
    { leavers: null, missing: expect.stringMatching(/STORE_ELSEWHERE: .*acme.*: set DATABASE_URL/) },
  ]);
});

it("takes no two words at once", async () => {
  expect(await retain("--apply", "--dry-run")).toMatchObject({ code: 2, stderr: expect.stringContaining("BAD_USAGE") });
});
