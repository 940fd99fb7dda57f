import { sql } from "kysely";
import { namesPerson } from "../domain/forgotten-person.ts";
import type { DirectoryPerson, PersonIds } from "../domain/kept-person.ts";
import { toOwnChanges } from "../domain/own-changes.ts";
import type { Passkey } from "../domain/passkey.ts";
import type { Principal } from "../domain/principal.ts";
import { toChanges } from "./audit-changes.ts";
import type { Statement, Statements, StoreDatabase } from "./database.ts";
import { readInteger, readText, toRow } from "./row.ts";
import { toPrincipal, toSession } from "./rows.ts";
import { toDelivery } from "./webhook-rows.ts";

/** Reads what the store has of a person, at one moment. */
export function readKeptPerson({ atOneMoment }: StoreDatabase, ids: PersonIds): Promise<DirectoryPerson> {
  return atOneMoment(async (statements) => {
    const accounts = await listAccounts(statements, ids);
    const subjects = new Set(accounts.own.map(({ subject }) => subject));
    const sessions = (await statements.all(sql`SELECT * FROM session ORDER BY created_ms, id`)).map(toSession);
    const audit = await listAudit(statements, ids, subjects);
    const deliveries = await listDeliveries(statements, ids);
    return {
      accounts: accounts.own.map(toKeptAccount),
      sessions: sessions.filter(({ subject }) => subjects.has(subject)),
      passwordLinks: await listMade(statements, MADE.passwordLinks, subjects),
      apiKeys: await listMade(statements, MADE.apiKeys, subjects),
      writeGrants: await listMade(statements, MADE.writeGrants, subjects),
      webhooks: await listMade(statements, MADE.webhooks, subjects),
      alerts: await listMade(statements, MADE.alerts, subjects),
      ...{ audit: audit.own, deliveries: deliveries.own },
      leftOut: { accounts: accounts.leftOut, audit: audit.leftOut, deliveries: deliveries.leftOut },
    };
  });
}

/** What is the person's, and how much else names an id of the person's when that was somebody else's. */
interface Sorted<Item> {
  readonly own: readonly Item[];
  readonly leftOut: number;
}

/** Those that are linked to the person, and those of users whose PIN is the person's today. */
async function listAccounts(statements: Statements, ids: PersonIds): Promise<Sorted<Principal>> {
  const all = (await statements.all(sql`SELECT * FROM principal ORDER BY subject`)).map(toPrincipal);
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
  passwordLinks: sql`SELECT subject AS "by", expires_ms AS "expiresAtMs", ended_by AS "endedBy" FROM password_link
    ORDER BY expires_ms`,
  apiKeys: sql`SELECT created_by AS "by", subject, name, role, created_ms AS "createdAtMs" FROM principal
    WHERE created_by IS NOT NULL ORDER BY subject`,
  writeGrants: sql`SELECT writes_granted_by AS "by", subject, writes_until_ms AS "untilMs", writes_granted_ms AS "grantedAtMs",
    writes_reason AS "reason" FROM principal WHERE writes_granted_by IS NOT NULL ORDER BY subject`,
  webhooks: sql`SELECT created_by AS "by", id, name, format, created_ms AS "createdAtMs" FROM webhook ORDER BY created_ms, id`,
  alerts: sql`SELECT acknowledged_by AS "by", id, kind, place_id AS "placeId", device_id AS "deviceId",
    acknowledged_ms AS "acknowledgedAtMs" FROM alert WHERE acknowledged_by IS NOT NULL ORDER BY acknowledged_ms, id`,
} as const;

async function listMade(
  statements: Statements,
  made: Statement,
  subjects: ReadonlySet<string>,
): Promise<DirectoryPerson["alerts"]> {
  const rows = (await statements.all(made)).map(toRow);
  return rows.filter((row) => subjects.has(readText(row, "by")));
}

async function listDeliveries(
  statements: Statements,
  { ids, punches, isOwn }: PersonIds,
): Promise<Sorted<DirectoryPerson["deliveries"][number]>> {
  const all = (await statements.all(sql`SELECT * FROM webhook_delivery ORDER BY created_ms, id`)).map(toDelivery);
  const named = all.filter(({ body }) => namesPerson(JSON.parse(body), (text) => ids.has(text) || punches.has(text)));
  const own = named.filter(({ body, createdAtMs }) =>
    namesPerson(JSON.parse(body), (text) => punches.has(text) || (ids.has(text) && isOwn(text, createdAtMs))),
  );
  return { own, leftOut: named.length - own.length };
}

/** Rows of the chain that are read at once. */
const PAGE = 1_000;

/** The chain, and after it what is still counted on. */
async function* readAudit(statements: Statements): AsyncGenerator<ReturnType<typeof toRow>> {
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const page = sql`SELECT audit.seq, at, actor, action, outcome, account, address, count, targets, changes
      FROM audit LEFT JOIN audit_change ON audit_change.seq = audit.seq
      WHERE audit.seq > ${after} ORDER BY audit.seq LIMIT ${PAGE}`;
    const rows = (await statements.all(page)).map(toRow);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined) break;
    after = readInteger(last, "seq");
  }
  const tallied = sql`SELECT NULL AS seq, at, actor, action, outcome, nullif(account, '') AS account,
    nullif(address, '') AS address, count, NULL AS targets, NULL AS changes FROM audit_tally ORDER BY at`;
  yield* (await statements.all(tallied)).map(toRow);
}

/** What was done by or about the accounts, and what was done about the person. */
async function listAudit(
  statements: Statements,
  { ids, punches, isOwn }: PersonIds,
  subjects: ReadonlySet<string>,
): Promise<Sorted<DirectoryPerson["audit"][number]>> {
  const names = new Set([...subjects, ...[...subjects].map((subject) => subject.replace(/^account\//, ""))]);
  const isNamed = (text: unknown) => typeof text === "string" && names.has(text);
  const own: DirectoryPerson["audit"][number][] = [];
  let leftOut = 0;
  for await (const { targets, changes, ...fact } of readAudit(statements)) {
    const about: readonly string[] = typeof targets === "string" ? JSON.parse(targets) : [];
    const atMs = Date.parse(readText(fact, "at"));
    const isOwnId = (id: string) => punches.has(id) || (ids.has(id) && isOwn(id, atMs));
    const named = about.filter((id) => isOwnId(id) || subjects.has(id));
    const changed = typeof changes === "string" ? toChanges({ changes }) : [];
    const ownChanges = toOwnChanges(changed, isOwnId, isNamed(fact["account"]));
    if (isNamed(fact["actor"]) || isNamed(fact["account"]) || named.length > 0 || ownChanges.length > 0)
      own.push({
        ...fact,
        about: isNamed(fact["actor"]) ? about : named,
        ...(ownChanges.length > 0 ? { changes: ownChanges } : {}),
      });
    else if (about.some((id) => ids.has(id))) leftOut += 1;
  }
  return { own, leftOut };
}
