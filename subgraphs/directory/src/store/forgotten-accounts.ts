import { toErasedCheck } from "@biometricflow/schema/erased-hash";
import { sql } from "kysely";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { listDue, noteForgotten } from "./carried-out.ts";
import { noteChanges } from "./compaction.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { toPasskeys } from "./passkeys.ts";
import { readText, readTexts, toRow } from "./row.ts";

/** The name of an account whose owner is erased. */
const ERASED = "(erased)";

/** Creates what takes the owners out of accounts of which attendance says that these are erased. */
export function createAccountForgetting(
  database: StoreDatabase,
  compactErased: DirectoryStore["compactErased"],
): DirectoryStore["forgetAccounts"] {
  return async (told) => {
    const accounts = await listDue(database, told);
    if (accounts.length === 0) return;
    const checks = accounts.map(toErasedCheck);
    await database.write(async (tx) => {
      const known = (await tx.all(sql`SELECT subject, role FROM principal WHERE subject LIKE 'account/%'`)).map(toRow);
      const own = known.filter((row) => checks.some((isOwn) => isOwn(readText(row, "subject"))));
      for (const row of own) await forgetOwner(tx, readText(row, "subject"), row["role"]);
      if (own.length > 0) await noteChanges(tx);
    });
    await noteForgotten(database, accounts);
    await compactErased().catch(() => false); // maintenance does it again, and says why it cannot
  };
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
    if (left.length === 0) await forgetOwner(tx, subject, row["role"]);
  }
  return changes;
}

/**
 * Nothing says whose the account was but its username, which rows of the audit name. Nobody signs in any more as an EMPLOYEE, who was the
 * erased person and nothing else; accounts of other roles work on, since the organisation may have no other ADMIN.
 */
async function forgetOwner(tx: Statements, subject: string, role: unknown): Promise<void> {
  await tx.run(sql`UPDATE principal SET name = ${ERASED} WHERE subject = ${subject}`);
  await renamePasskeys(tx, subject);
  if (role === "EMPLOYEE")
    await tx.run(
      sql`UPDATE principal SET enabled = 0, passkeys = '[]', oidc_issuer = NULL, oidc_subject = NULL, oidc_since_ms = NULL
        WHERE subject = ${subject}`,
    );
  await tx.run(sql`UPDATE session SET address = NULL, client = NULL WHERE subject = ${subject}`);
  await tx.run(sql`DELETE FROM audit_change WHERE seq IN (SELECT seq FROM audit WHERE account = ${subject})`);
}

/** They sign in as before, and are called nothing by which their owner is known. */
async function renamePasskeys(tx: Statements, subject: string): Promise<void> {
  const row = await tx.first(sql`SELECT passkeys FROM principal WHERE subject = ${subject}`);
  const { passkeys } = row === undefined ? {} : toPasskeys(readText(toRow(row), "passkeys"));
  if (passkeys === undefined) return;
  const renamed = JSON.stringify(passkeys.map((passkey) => ({ ...passkey, name: ERASED })));
  await tx.run(sql`UPDATE principal SET passkeys = ${renamed} WHERE subject = ${subject}`);
}
