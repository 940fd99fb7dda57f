import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type DataPaths, toDataPaths } from "@biometricflow/config/data-paths";
import SqliteFile from "better-sqlite3";
import { refuseRead } from "../../subgraphs/attendance/src/serving/refuse-read.ts";
import type { Database } from "../../subgraphs/attendance/src/store/database.ts";
import { createFeedKeeper } from "../../subgraphs/attendance/src/store/feed-keeper.ts";
import { openStore } from "../../subgraphs/attendance/src/store/open-store.ts";
import { openSqliteStore } from "../../subgraphs/directory/src/store/sqlite/store.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { openSqliteConsentStore } from "../../subgraphs/place/src/store/sqlite/consents.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { callBf } from "./bf-harness.ts";
import { makeRow } from "./place-rows.ts";

/** Whom it is about, and somebody beside of whom nothing may be told. */
export const SARA = { pin: "1042", name: "Sara Haddad", cardNumber: 31_415_926 };
export const OMAR = { pin: "77", name: "Omar Nasser", cardNumber: 27_182_818 };

/** An organisation with two places, one of which another machine may run, as its processes would have left it. */
export interface PersonStage {
  readonly dir: string;
  readonly paths: DataPaths;
  readonly export: (out: string, more?: readonly string[]) => ReturnType<typeof callBf>;
  /** Sara and Omar on a reader of Riyadh, with punches; told to attendance. */
  readonly fill: (database?: { readonly url: string; readonly openLedger: () => Promise<Ledger> }) => Promise<void>;
  /** An account and an audit row of Sara's, and a webhook that was told of her punch. */
  readonly fillDirectory: () => Promise<void>;
  readonly change: (work: (database: Database) => Promise<void>) => Promise<void>;
  readonly remove: () => void;
}

const PLACE = { id: "riyadh", name: "Riyadh", location: "Olaya", timeZone: "Asia/Riyadh", port: 8000, readers: [] };
const NOW_MS = Date.UTC(2026, 2, 2);
const FACT = { at: "2026-03-01T08:00:00.000Z", action: "updatePerson", outcome: "OK", requestId: "r" };

/** Lays down the folder of an organisation whose processes never ran. */
export function layPersonStage(settings: object = {}): PersonStage {
  const dir = mkdtempSync(join(tmpdir(), "bf-person-"));
  mkdirSync(join(dir, "places"));
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data", ...settings }));
  writeFileSync(join(dir, "places", "riyadh.json"), JSON.stringify(PLACE));
  const paths = toDataPaths(join(dir, "data"));
  const change: PersonStage["change"] = (work) => changeAttendance(paths, undefined, work);
  return {
    ...{ dir, paths, change, remove: () => rmSync(dir, { recursive: true }) },
    export: (out, more = []) =>
      callBf(["person", "export", "--config", dir, "--place", "riyadh", "--pin", SARA.pin, "--out", out, ...more]),
    fill: async (database) => {
      const file = paths.placeLedger("riyadh");
      const ledger = (await database?.openLedger()) ?? openSqliteLedger(file, "riyadh");
      await fillLedger(ledger);
      if (database === undefined) await fillConsents(file);
      await ledger.close();
      await changeAttendance(paths, database?.url, follow);
    },
    fillDirectory: () => fillDirectory(paths.directoryStore),
  };
}

/** Sara and Omar on a reader, a punch of hers, one that is set aside, and one of his. */
async function fillLedger(ledger: Ledger): Promise<void> {
  await ledger.registerReaders([{ readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true }]);
  const enrolled = [SARA, OMAR].map((person, slot) => ({ slot, privilegeCode: 0, ...person }));
  await ledger.recordEnrolments("gate-1", enrolled);
  const own = makeRow(1, { pin: SARA.pin, stateCode: 1, channel: "READ" });
  const aside = makeRow(2, { pin: SARA.pin, setAside: "TOO_OLD" });
  await ledger.recordRows("gate-1", [own, aside, makeRow(3, { pin: OMAR.pin })]);
}

async function changeAttendance(
  paths: DataPaths,
  databaseUrl: string | undefined,
  work: (database: Database) => Promise<void>,
): Promise<void> {
  const terms = { file: paths.attendanceStore, databaseUrl, refuse: refuseRead, onTaken: () => undefined };
  const database = await openStore(terms);
  await work(database);
  await database.close();
}

async function follow(database: Database): Promise<void> {
  const keeper = createFeedKeeper(database, {
    now: () => NOW_MS,
    identity: "organisation",
    onForgotten: async () => {},
  });
  const users = [SARA, OMAR].map(({ pin, name }) => ({ kind: "USER" as const, pin, name }));
  const rows = [makeRow(1, { pin: SARA.pin }), makeRow(3, { pin: OMAR.pin })].map(
    ({ digest, pin, localTime, atMs }) => ({
      ...{ kind: "ROW" as const, isRevised: false },
      row: {
        ...{ digest, id: `riyadh/${digest}`, readerId: "riyadh/gate-1", pin, localTime, stateCode: 0, verifyCode: 1 },
        ...{ atMs: atMs ?? 0, channel: "LIVE", setAside: null, copies: 1, receivedAtMs: NOW_MS },
      },
    }),
  );
  const changes = [...users, ...rows];
  await keeper.keep({ placeId: "riyadh", epoch: "one", seq: 4, headSeq: 4, changes }, undefined);
}

async function fillDirectory(file: string): Promise<void> {
  const store = openSqliteStore(file);
  const account = { role: "EMPLOYEE" as const, places: ["riyadh"], enabled: true };
  await store.addPrincipals([
    { subject: "account/sara", name: "Sara", secretHash: "hash-of-sara", users: ["riyadh/1042"], ...account },
    { subject: "account/omar", name: "Omar", secretHash: "hash-of-omar", users: ["riyadh/77"], ...account },
  ]);
  for (const name of ["sara", "omar"]) {
    const times = { createdAtMs: NOW_MS, refreshedAtMs: NOW_MS, endedAtMs: undefined, endedBy: undefined };
    const from = { address: `10.0.0.${name.length}`, client: `browser of ${name}` };
    await store.addSession({ id: name, subject: `account/${name}`, generation: 0, ...times, ...from }, () => true);
  }
  await store.appendAudit([
    { ...FACT, actor: "account/hr", targets: ["riyadh/1042", "riyadh/77"] },
    { ...FACT, actor: "account/hr", targets: ["riyadh/77"] },
    { ...FACT, actor: "account/sara", action: "signIn" },
  ]);
  await store.close();
  fillDeliveries(file);
}

/** Each said something about fingers. */
async function fillConsents(file: string): Promise<void> {
  const store = openSqliteConsentStore(file);
  const said = { purpose: "BIOMETRIC", date: "2026-03-01", recordedBy: "account/hr", recordedMs: NOW_MS } as const;
  for (const { pin, name } of [SARA, OMAR]) {
    const consent = { userId: `riyadh/${pin}`, state: "DECLINED", document: `paper of ${name}`, ...said } as const;
    await store.add(consent.userId, consent.purpose, () => consent);
  }
  await store.close();
}

/** What other programs were told of a punch of each. */
function fillDeliveries(file: string): void {
  const db = new SqliteFile(file);
  db.prepare(
    `INSERT INTO webhook (id, name, url, format, events, places, devices, enabled, created_ms, created_by)
     VALUES ('w', 'w', 'https://example.org', 'STANDARD', '[]', '[]', '[]', 1, 0, 'account/hr')`,
  ).run();
  const put = db.prepare(
    `INSERT INTO webhook_delivery (id, webhook_id, kind, body, state, created_ms, until_ms, attempts)
     VALUES (?, 'w', 'PUNCH_RECORDED', ?, 'DELIVERED', 0, 0, 1)`,
  );
  for (const [name, number] of [
    ["sara", 1],
    ["omar", 3],
  ] as const)
    put.run(`told-of-${name}`, JSON.stringify({ data: { punch: `riyadh/${makeRow(number).digest}` } }));
  db.close();
}
