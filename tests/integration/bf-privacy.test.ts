/** `bf privacy`: the record of processing, and what the audit says of a time. */
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { buildSchema } from "graphql";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import { EXPORTS, SIGN_INS } from "../../packages/bf/src/privacy/breach-pack.ts";
import { toCell } from "../../packages/bf/src/privacy/mark-up.ts";
import { AUTH_ACTIONS } from "../../subgraphs/directory/src/auth-action-names.ts";
import { callBf } from "./bf-harness.ts";
import { layPersonStage, type PersonStage } from "./bf-person-stage.ts";

let stage: PersonStage;
beforeEach(() => {
  stage = layPersonStage({ retention: { auditDays: 123 }, security: { secondFactor: "ADMIN" } });
});
afterEach(() => stage.remove());

const run = (name: string, ...args: readonly string[]) => callBf(["privacy", name, "--config", stage.dir, ...args]);
const read = (...path: readonly string[]) => readFileSync(join(stage.dir, ...path), "utf8");

/** Somebody who is told of alerts. */
function addReceiver(name: string, url: string): void {
  const db = new Database(stage.paths.directoryStore);
  db.prepare(
    `INSERT INTO webhook (id, name, url, format, events, places, devices, enabled, created_ms, created_by)
     VALUES (?, ?, ?, 'EMAIL', '["ALERT_RAISED"]', '["*"]', '[]', 1, 0, 'account/hr')`,
  ).run(`webhook/${name.length}`, name, url);
  db.close();
}

describe("the record of processing", () => {
  it("says who may see what, how long it is kept and who is told, and is the same each time", async () => {
    await stage.fillDirectory();
    for (const name of ["a.json", "b.json"]) expect((await run("record", "--out", join(stage.dir, name))).code).toBe(0);
    expect(read("b.json")).toBe(read("a.json"));
    const record = JSON.parse(read("a.json"));
    const kinds = Object.fromEntries(record.kinds.map((kind: { name: string }) => [kind.name, kind]));
    expect(kinds).toMatchObject({
      audit: { seenBy: ["ADMIN", "AUDITOR"], kept: "123 days" },
      consents: { seenBy: ["ADMIN", "AUDITOR", "HR", "PLACE_ADMIN"], where: expect.stringContaining("place") },
      punches: { kept: "until the person is erased" },
    });
    expect(record.recipients).toEqual([{ name: "w", host: "example.org", events: [], places: [], isEnabled: true }]);
    expect(record.measures).toContain("a second factor is demanded of every ADMIN");
  });

  it("is a page for people, for its owner alone, and replaces no file", async () => {
    await stage.fillDirectory();
    const file = join(stage.dir, "record.md");
    expect((await run("record", "--out", file)).stdout).toMatch(/^14 kinds of data in /);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(read("record.md")).toMatch(
      /^# Record of processing: `Test`\n[\s\S]*\| audit \| [\s\S]*the legal ground of each purpose/,
    );
    expect(await run("record", "--out", file)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("is there already"),
    });
  });

  it("names the mail server and the domains of those who get e-mails, and no mailbox", async () => {
    const organisation = { name: "Test", dataDir: "data", email: { host: "smtp.example.net", from: "bf@example.org" } };
    writeFileSync(join(stage.dir, "organisation.json"), JSON.stringify(organisation));
    await stage.fillDirectory();
    addReceiver("people", "mailto:sara.h@people.example");
    for (const name of ["r.json", "r.md"]) expect((await run("record", "--out", join(stage.dir, name))).code).toBe(0);
    expect(JSON.parse(read("r.json"))).toMatchObject({
      mailServer: { host: "smtp.example.net" },
      recipients: expect.arrayContaining([expect.objectContaining({ name: "people", host: "people.example" })]),
    });
    expect(read("r.json") + read("r.md")).not.toContain("sara.h");
    expect(read("r.md")).toMatch(/people.* at .*people\.example.*\n(?:.*\n)*?.*smtp\.example\.net.*: every e-mail/);
  });

  it("shows names as they are, and never as mark-up", async () => {
    const words = "<b>[x](https://a.example)\\| *y*";
    writeFileSync(join(stage.dir, "organisation.json"), JSON.stringify({ name: words, dataDir: "data" }));
    await stage.fillDirectory();
    addReceiver(`\`${words}\``, "mailto:hr@people.example");
    await run("record", "--out", join(stage.dir, "r.md"));
    const page = read("r.md");
    expect(page).toContain(`# Record of processing: \`${words}\`\n`);
    expect(page).toContain(`- \` ${words} \` at \`people.example\`: ALERT_RAISED of \`*\``);
    expect(page.replaceAll(/`[^`\n]*`/g, "")).not.toMatch(/<b>|\[x\]|\*y\*/);
    expect(toCell("a\\|b")).toBe("a\\\\\\|b");
  });

  it("says that recipients are not known where no directory is", async () => {
    const { code, stdout } = await run("record", "--out", join(stage.dir, "r.md"));
    expect([code, stdout]).toEqual([1, expect.stringContaining("recipients are NOT known")]);
    expect(read("r.md")).toContain("NOT KNOWN");
  });
});

describe("what the audit says of a time", () => {
  const TIME = ["--from", "2026-03-01T00:00:00Z", "--to", "2026-03-03T00:00:00Z"] as const;
  const fill = async () => {
    await stage.fillDirectory();
    const store = openSqliteStore(stage.paths.directoryStore);
    const fact = { actor: "account/hr", outcome: "OK", requestId: "r", address: "10.0.0.9" };
    await store.appendAudit([
      { ...fact, at: "2026-03-02T09:00:00.000Z", action: "exportFile", targets: ["people.csv`\n# x", "riyadh"] },
      { ...fact, at: "2026-03-02T10:00:00.000Z", action: "erasePerson", outcome: "FORBIDDEN", count: 3 },
      { ...fact, at: "2026-03-03T00:00:00.000Z", action: "afterwards" },
    ]);
    await store.close();
  };

  it("says who did what from where and about whom, what was taken along, and what it cannot know", async () => {
    await fill();
    const out = join(stage.dir, "pack");
    expect(await run("breach", ...TIME, "--out", out)).toMatchObject({ code: 0, stdout: `5 rows by 2 in ${out}\n` });
    const pack = JSON.parse(read("pack", "breach.json"));
    expect(pack).toMatchObject({
      ...{ format: "biometricflow-breach/1", chain: { isRight: true, brokenAt: null } },
      actors: [
        {
          actor: "account/hr",
          done: 3,
          refused: 3,
          addresses: ["10.0.0.9"],
          actions: expect.arrayContaining(["exportFile"]),
        },
        { actor: "account/sara", done: 1, refused: 0 },
      ],
      exports: [{ action: "exportFile", actor: "account/hr" }],
      signIns: [{ action: "signIn", actor: "account/sara" }],
      sessions: [{ account: "account/omar" }, { account: "account/sara", address: "10.0.0.4" }],
    });
    expect(pack.subjects.find(({ id }: { id: string }) => id === "riyadh/1042").deeds).toEqual([
      { at: "2026-03-01T08:00:00.000Z", actor: "account/hr", action: "updatePerson", outcome: "OK" },
    ]);
    expect(pack.cannotKnow[0]).toContain("whom it showed");
    expect(JSON.stringify(pack)).not.toMatch(/afterwards|hash-of-sara/);
    const page = read("pack", "breach.md");
    expect(page).toContain("`account/hr`: 3 done, 0 seen, 3 refused, from `10.0.0.9`");
    expect(page).not.toMatch(/^# x/m);
    expect(statSync(join(out, "breach.json")).mode & 0o777).toBe(0o600);
    const store = openSqliteStore(stage.paths.directoryStore);
    expect((await store.listAudit(1))[0]).toMatchObject({ action: "exportBreachPack", actor: "operator" });
    await store.close();
  });

  describe("the actions of the audit that it looks for", () => {
    const api = readFileSync(new URL("../../schema/api.graphql", import.meta.url), "utf8");
    const mutations = Object.keys(buildSchema(api).getMutationType()?.getFields() ?? {});

    it("are mutations of the graph, or of those who leave facts of their own", () => {
      const isOther = (action: string) => !mutations.includes(action);
      expect(EXPORTS.filter(isOther)).toEqual(["exportFile", "exportPerson", "exportBreachPack"]);
      expect(SIGN_INS.filter(isOther)).toEqual(AUTH_ACTIONS.filter(isOther));
    });

    it("are every mutation that makes a file, and every one of a session", () => {
      const isExport = (action: string) => /export/i.test(action) && !action.startsWith("cancel");
      expect(mutations.filter(isExport).filter((action) => !EXPORTS.includes(action))).toEqual([]);
      const isSession = (action: string) => /^sign|session/i.test(action);
      expect(mutations.filter(isSession).filter((action) => !SIGN_INS.includes(action))).toEqual([]);
      expect(AUTH_ACTIONS.filter((action) => !SIGN_INS.includes(action))).toEqual([]);
    });
  });

  it("has whoever signed in by a passkey, a link or a second factor, and exports that were begun", async () => {
    await stage.fillDirectory();
    const store = openSqliteStore(stage.paths.directoryStore);
    const fact = { at: "2026-03-02T09:00:00.000Z", actor: "account/sara", outcome: "OK", requestId: "r" };
    const actions = [
      "signInByPasskey",
      "signInByOidc",
      "setPassword",
      "setUp",
      "beginSecondFactor",
      "confirmSecondFactor",
    ];
    await store.appendAudit([...actions, "startExport"].map((action) => ({ ...fact, action })));
    await store.close();
    await run("breach", ...TIME, "--out", join(stage.dir, "pack"));
    const pack = JSON.parse(read("pack", "breach.json"));
    const toActions = (rows: readonly { action: string }[]) => rows.map(({ action }) => action);
    expect(toActions(pack.signIns)).toEqual(["signIn", ...actions]);
    expect(toActions(pack.exports)).toEqual(["startExport"]);
    expect(pack.cannotKnow.join()).toMatch(/retention\.sessionDays.*handed over yet/);
  });

  it("has who saw whose data, apart from what was done", async () => {
    await stage.fillDirectory();
    const store = openSqliteStore(stage.paths.directoryStore);
    const fact = { at: "2026-03-01T09:00:00.000Z", actor: "account/viewer", outcome: "OK", requestId: "r" };
    await store.appendAudit([
      { ...fact, action: "viewPunch", targets: ["riyadh/1042"] },
      { ...fact, action: "viewPerson", targets: ["*"] },
      { ...fact, action: "signOut" },
    ]);
    await store.close();
    await run("breach", ...TIME, "--out", join(stage.dir, "pack"));
    const pack = JSON.parse(read("pack", "breach.json"));
    expect(
      pack.views.map(({ action, targets }: { action: string; targets: string[] }) => [action, ...targets]),
    ).toEqual([...[["viewPunch", "riyadh/1042"]], ...[["viewPerson", "*"]]]);
    expect(pack.actors).toContainEqual(expect.objectContaining({ actor: "account/viewer", done: 1, seen: 2 }));
    const { deeds } = pack.subjects.find(({ id }: { id: string }) => id === "riyadh/1042");
    expect(deeds).toContainEqual({ at: fact.at, actor: "account/viewer", action: "viewPunch", outcome: "OK" });
    expect(read("pack", "breach.md")).toContain("`account/viewer` viewPunch: `riyadh/1042`");
  });

  it("says that the chain is not whole, and ends with 1", async () => {
    await fill();
    const db = new Database(stage.paths.directoryStore);
    db.prepare("UPDATE audit SET actor = 'account/omar' WHERE seq = 2").run();
    db.close();
    const { code, stdout } = await run("breach", ...TIME, "--out", join(stage.dir, "pack"), "--json");
    expect([code, JSON.parse(stdout).isRight]).toEqual([1, false]);
    expect(read("pack", "breach.md")).toContain("THE CHAIN OF THE AUDIT IS NOT WHOLE");
  });

  it.each([
    ["a time without a zone", ["--from", "2026-03-01T00:00:00", "--to", "2026-03-02T00:00:00Z"]],
    ["an end before the beginning", ["--from", "2026-03-02T00:00:00Z", "--to", "2026-03-01T00:00:00Z"]],
  ])("refuses %s", async (_what, time) => {
    expect((await run("breach", ...time, "--out", join(stage.dir, "pack"))).code).toBe(2);
  });
});
