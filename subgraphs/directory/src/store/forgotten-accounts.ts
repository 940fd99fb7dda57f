import type { AuditFact } from "@biometricflow/service/audit/fact";
import { toErasedCheck } from "@biometricflow/schema/erased-hash";
import { sql } from "kysely";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { appendFacts } from "./audit.ts";
import { toChanges } from "./audit-changes.ts";
import { listDue, noteForgotten } from "./carried-out.ts";
import { noteChanges } from "./compaction.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { toPasskeys } from "./passkeys.ts";
import { readInteger, readText, readTexts, toRow } from "./row.ts";

/** The name of an account whose owner is erased. */
const ERASED = "(erased)";

/** Creates what takes the owners out of accounts of which attendance says that these are erased. */
export function createAccountForgetting(
  database: StoreDatabase,
  compactErased: DirectoryStore["compactErased"],
): DirectoryStore["forgetAccounts"] {
  return async (told, atMs) => {
    const accounts = await listDue(database, told);
    if (accounts.length === 0) return;
    const erased = accounts.map((account) => ({ placeId: account.placeId, isOwn: toErasedCheck(account) }));
    await database.write(async (tx) => {
      const rows = await tx.all(sql`SELECT subject, role, places FROM principal WHERE subject LIKE 'account/%'`);
      const own = rows.map(toAccount).filter(({ subject, places }) => {
        const isThere = (placeId: string) => places.includes("*") || places.includes(placeId);
        return erased.some(({ placeId, isOwn }) => isThere(placeId) && isOwn(subject));
      });
      for (const account of own) await forgetOwner(tx, account);
      for (const { subject } of own.filter(({ role }) => role === "EMPLOYEE")) await endSessions(tx, subject, atMs);
      await appendFacts(
        tx,
        own.map(({ subject }) => toFact(subject, atMs)),
      );
      if (own.length > 0) await noteChanges(tx);
    });
    await noteForgotten(database, accounts);
    await compactErased().catch(() => false); // maintenance does it again, and says why it cannot
  };
}

/** An account, as far as it matters here. */
interface OwnedAccount {
  readonly subject: string;
  readonly role: string;
  readonly places: readonly string[];
}

function toAccount(value: unknown): OwnedAccount {
  const row = toRow(value);
  return { subject: readText(row, "subject"), role: readText(row, "role"), places: readTexts(row, "places") };
}

function toFact(account: string, atMs: number): AuditFact {
  const at = new Date(atMs).toISOString();
  return { at, actor: "directory", action: "forgetAccount", outcome: "OK", requestId: "", account };
}

async function endSessions(tx: Statements, subject: string, atMs: number): Promise<void> {
  await tx.run(
    sql`UPDATE session SET ended_ms = ${atMs}, ended_by = 'ADMIN' WHERE subject = ${subject} AND ended_ms IS NULL`,
  );
}

/** Takes people out of the accounts that name them. @returns how many accounts that were */
export async function forgetUsers(tx: Statements, isId: (text: string) => boolean): Promise<number> {
  let changes = 0;
  const rows = await tx.all(sql`SELECT subject, role, users FROM principal WHERE users <> '[]'`);
  for (const row of rows.map(toRow)) {
    const users = readTexts(row, "users");
    const left = users.filter((id) => !isId(id));
    if (left.length === users.length) continue;
    const [subject, text] = [readText(row, "subject"), JSON.stringify(left)];
    changes += await tx.run(sql`UPDATE principal SET users = ${text} WHERE subject = ${subject}`);
    if (left.length === 0) await forgetOwner(tx, { subject, role: readText(row, "role") });
  }
  return changes;
}

/**
 * Nothing says whose the account was but its username, which rows of the audit name. Nobody signs in any more as an EMPLOYEE, who was the
 * erased person and nothing else; accounts of other roles work on, since the organisation may have no other ADMIN.
 */
async function forgetOwner(tx: Statements, { subject, role }: Pick<OwnedAccount, "subject" | "role">): Promise<void> {
  await tx.run(sql`UPDATE principal SET name = ${ERASED} WHERE subject = ${subject}`);
  await renamePasskeys(tx, subject);
  if (role === "EMPLOYEE")
    await tx.run(
      sql`UPDATE principal SET enabled = 0, passkeys = '[]', oidc_issuer = NULL, oidc_subject = NULL, oidc_since_ms = NULL
        WHERE subject = ${subject}`,
    );
  await tx.run(sql`UPDATE session SET address = NULL, client = NULL WHERE subject = ${subject}`);
  await forgetNameChanges(tx, subject);
}

/** What changes of the account changed, where that says its owner; which rights it was given and lost stays. */
async function forgetNameChanges(tx: Statements, subject: string): Promise<void> {
  const rows = await tx.all(
    sql`SELECT seq, changes FROM audit_change WHERE seq IN (SELECT seq FROM audit WHERE account = ${subject})`,
  );
  const named = rows.map(toRow).filter((row) => toChanges(row).some(({ field }) => OWNER_FIELDS.has(field)));
  for (const row of named) await tx.run(sql`DELETE FROM audit_change WHERE seq = ${readInteger(row, "seq")}`);
}

const OWNER_FIELDS: ReadonlySet<string> = new Set(["name", "users", "passkeys"]);

/** They sign in as before, and are called nothing by which their owner is known. */
async function renamePasskeys(tx: Statements, subject: string): Promise<void> {
  const row = await tx.first(sql`SELECT passkeys FROM principal WHERE subject = ${subject}`);
  const { passkeys } = row === undefined ? {} : toPasskeys(readText(toRow(row), "passkeys"));
  if (passkeys === undefined) return;
  const renamed = JSON.stringify(passkeys.map((passkey) => ({ ...passkey, name: ERASED })));
  await tx.run(sql`UPDATE principal SET passkeys = ${renamed} WHERE subject = ${subject}`);
}
