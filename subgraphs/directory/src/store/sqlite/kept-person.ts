import type Database from "better-sqlite3";
import { namesPerson } from "../../domain/forgotten-person.ts";
import type { DirectoryPerson, PersonIds } from "../../domain/kept-person.ts";
import type { Passkey } from "../../domain/passkey.ts";
import type { Principal } from "../../domain/principal.ts";
import { readText, toRow } from "./row.ts";
import { toPrincipal, toSession } from "./rows.ts";
import { toDelivery } from "./webhook-rows.ts";

/** Reads what the store has of a person, at one moment. */
export function readKeptPerson(db: Database.Database, ids: PersonIds): DirectoryPerson {
  const read = db.transaction((): DirectoryPerson => {
    const accounts = listAccounts(db, ids);
    const subjects = new Set(accounts.own.map(({ subject }) => subject));
    const sessions = db.prepare("SELECT * FROM session ORDER BY created_ms, id").all().map(toSession);
    const audit = listAudit(db, ids, subjects);
    const deliveries = listDeliveries(db, ids);
    return {
      accounts: accounts.own.map(toKeptAccount),
      sessions: sessions.filter(({ subject }) => subjects.has(subject)),
      passwordLinks: listMade(db, MADE.passwordLinks, subjects),
      apiKeys: listMade(db, MADE.apiKeys, subjects),
      webhooks: listMade(db, MADE.webhooks, subjects),
      alerts: listMade(db, MADE.alerts, subjects),
      ...{ audit: audit.own, deliveries: deliveries.own },
      leftOut: { accounts: accounts.leftOut, audit: audit.leftOut, deliveries: deliveries.leftOut },
    };
  });
  return read();
}

/** What is the person's, and how much else names an id of the person's when that was somebody else's. */
interface Sorted<Item> {
  readonly own: readonly Item[];
  readonly leftOut: number;
}

/** Those that are linked to the person, and those of users whose PIN is the person's today. */
function listAccounts(db: Database.Database, ids: PersonIds): Sorted<Principal> {
  const all = db.prepare("SELECT * FROM principal ORDER BY subject").all().map(toPrincipal);
  const named = all.filter(({ subject, users }) => ids.accounts.has(subject) || users.some((id) => ids.ids.has(id)));
  const own = named.filter(
    ({ subject, users }) =>
      ids.accounts.has(subject) ||
      (!ids.othersAccounts.has(subject) && users.some((id) => ids.ids.has(id) && ids.isOwn(id, ids.nowMs))),
  );
  return { own, leftOut: named.length - own.length };
}

function toKeptAccount(principal: Principal): DirectoryPerson["accounts"][number] {
  const { secretHash: _secret, secondFactor, passkeys = [], ...account } = principal;
  return {
    ...account,
    ...(passkeys.length === 0 ? {} : { passkeys: passkeys.map(toKeptPasskey) }),
    hasSecondFactor: secondFactor !== undefined,
  };
}

function toKeptPasskey({ name, createdAtMs, usedAtMs }: Passkey) {
  return { name, createdAtMs, ...(usedAtMs === undefined ? {} : { usedAtMs }) };
}

/** What the accounts made or did, by the column that says whose it is. */
const MADE = {
  passwordLinks: `SELECT subject AS "by", expires_ms AS expiresAtMs, ended_by AS endedBy FROM password_link ORDER BY expires_ms`,
  apiKeys: `SELECT created_by AS "by", subject, name, role, created_ms AS createdAtMs FROM principal
    WHERE created_by IS NOT NULL ORDER BY subject`,
  webhooks: `SELECT created_by AS "by", id, name, format, created_ms AS createdAtMs FROM webhook ORDER BY created_ms, id`,
  alerts: `SELECT acknowledged_by AS "by", id, kind, place_id AS placeId, device_id AS deviceId, acknowledged_ms AS acknowledgedAtMs
    FROM alert WHERE acknowledged_by IS NOT NULL ORDER BY acknowledged_ms, id`,
} as const;

function listMade(db: Database.Database, sql: string, subjects: ReadonlySet<string>): DirectoryPerson["alerts"] {
  const rows = db.prepare(sql).all().map(toRow);
  return rows.filter((row) => subjects.has(readText(row, "by")));
}

function listDeliveries(
  db: Database.Database,
  { ids, punches, isOwn }: PersonIds,
): Sorted<DirectoryPerson["deliveries"][number]> {
  const all = db.prepare("SELECT * FROM webhook_delivery ORDER BY created_ms, id").all().map(toDelivery);
  const named = all.filter(({ body }) => namesPerson(JSON.parse(body), (text) => ids.has(text) || punches.has(text)));
  const own = named.filter(({ body, createdAtMs }) =>
    namesPerson(JSON.parse(body), (text) => punches.has(text) || (ids.has(text) && isOwn(text, createdAtMs))),
  );
  return { own, leftOut: named.length - own.length };
}

/** The chain, and after it what is still counted on. */
const AUDIT = `
  SELECT * FROM (
    SELECT seq, at, actor, action, outcome, account, address, count, targets FROM audit
    UNION ALL
    SELECT NULL, at, actor, action, outcome, nullif(account, ''), nullif(address, ''), count, NULL FROM audit_tally
  ) ORDER BY seq IS NULL, seq, at`;

/** What was done by or about the accounts, and what was done about the person. */
function listAudit(
  db: Database.Database,
  { ids, punches, isOwn }: PersonIds,
  subjects: ReadonlySet<string>,
): Sorted<DirectoryPerson["audit"][number]> {
  const names = new Set([...subjects, ...[...subjects].map((subject) => subject.replace(/^account\//, ""))]);
  const isNamed = (text: unknown) => typeof text === "string" && names.has(text);
  const own: DirectoryPerson["audit"][number][] = [];
  let leftOut = 0;
  for (const row of db.prepare(AUDIT).iterate()) {
    const { seq, at, actor, action, outcome, account, address, count, targets } = toRow(row);
    const about: readonly string[] = typeof targets === "string" ? JSON.parse(targets) : [];
    const atMs = Date.parse(readText({ at }, "at"));
    const named = about.filter((id) => punches.has(id) || (ids.has(id) && isOwn(id, atMs)));
    const fact = { seq, at, actor, action, outcome, account, address, count };
    if (isNamed(actor) || isNamed(account) || named.length > 0)
      own.push({ ...fact, about: isNamed(actor) ? about : named });
    else if (about.some((id) => ids.has(id))) leftOut += 1;
  }
  return { own, leftOut };
}
