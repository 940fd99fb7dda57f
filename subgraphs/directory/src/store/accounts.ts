import { sql } from "kysely";
import type { AccountChange, AccountView, SessionsEnd } from "../domain/account.ts";
import type { DirectoryStore } from "../domain/directory-store.ts";
import type { Principal } from "../domain/principal.ts";
import { createAccountList } from "./account-list.ts";
import { appendFacts } from "./audit.ts";
import type { Statement, Statements, StoreDatabase } from "./database.ts";
import { ask, decideOver } from "./decide-over.ts";
import { createKeyList } from "./key-list.ts";
import {
  fromPasswordLink,
  fromPrincipal,
  fromSetupToken,
  mapRow,
  toPasswordLink,
  toPrincipal,
  toSession,
  toSetupToken,
} from "./rows.ts";
import { allOf, toInsert, toUpsert } from "./statements.ts";

/** What the store offers on accounts, keys and set-up tokens. */
type AccountTables = Pick<
  DirectoryStore,
  | "hasPrincipals"
  | "addPrincipals"
  | "findPrincipal"
  | "findApiKey"
  | "listPrincipals"
  | "listTimedWriters"
  | "viewAccounts"
  | "changeAccounts"
  | "listAccounts"
  | "countAccounts"
  | "listApiKeys"
  | "countApiKeys"
  | "noteKeyUse"
>;

/** The tables of accounts and set-up tokens. */
export function createAccountTables(database: StoreDatabase): AccountTables {
  const { read, write, atOneMoment } = database;
  return {
    hasPrincipals: async () => (await read.first(sql`SELECT 1 AS one FROM principal LIMIT 1`)) !== undefined,
    addPrincipals: (principals) =>
      write(async (tx) => {
        for (const principal of principals) await tx.run(toInsert("principal", fromPrincipal(principal)));
      }),
    findPrincipal: (subject) => findPrincipal(read, subject),
    findApiKey: async (secretHash) => {
      const bySecret = sql`SELECT * FROM principal WHERE secret_hash = ${secretHash} AND subject LIKE 'key/%'`;
      return mapRow(await read.first(bySecret), toPrincipal);
    },
    ...createAccountList(database),
    ...createKeyList(database),
    listPrincipals: async () => (await read.all(sql`SELECT * FROM principal ORDER BY subject`)).map(toPrincipal),
    listTimedWriters: async (afterMs) =>
      (await read.all(sql`SELECT * FROM principal WHERE writes_until_ms > ${afterMs} ORDER BY subject`)).map(
        toPrincipal,
      ),
    viewAccounts: (look) => atOneMoment((statements) => decideOver(createView(statements), look)),
    changeAccounts: (decide) =>
      write(async (tx) => {
        const decision = await decideOver(createView(tx), decide);
        await apply(tx, decision);
        return decision;
      }),
  };
}

/** The account or key of a subject, in the transaction where one is open. */
export async function findPrincipal(statements: Statements, subject: string): Promise<Principal | undefined> {
  return mapRow(await statements.first(sql`SELECT * FROM principal WHERE subject = ${subject}`), toPrincipal);
}

function createView(statements: Statements): AccountView {
  const { words } = statements;
  const findOne = async <Value>(of: Statement, map: (row: unknown) => Value) => mapRow(await statements.first(of), map);
  const hasAccounts = ask(
    async () =>
      (await statements.first(sql`SELECT 1 AS one FROM principal WHERE subject LIKE 'account/%' LIMIT 1`)) !==
      undefined,
  );
  return {
    get hasAccounts() {
      return hasAccounts();
    },
    find: ask((subject) => findPrincipal(statements, subject)),
    findByPasskey: ask((id) =>
      findOne(
        sql`SELECT * FROM principal WHERE passkeys <> '[]'
          AND EXISTS (SELECT 1 FROM ${words.listItems("passkeys")} WHERE ${words.readField("id")} = ${id})`,
        toPrincipal,
      ),
    ),
    findByOidc: ask((issuer, subject) =>
      findOne(sql`SELECT * FROM principal WHERE oidc_issuer = ${issuer} AND oidc_subject = ${subject}`, toPrincipal),
    ),
    findSetupToken: ask((hash) => findOne(sql`SELECT * FROM setup_token WHERE hash = ${hash}`, toSetupToken)),
    findPasswordLink: ask((hash) => findOne(sql`SELECT * FROM password_link WHERE hash = ${hash}`, toPasswordLink)),
    listAdmins: ask(async () => {
      const admins = sql`SELECT * FROM principal WHERE subject LIKE 'account/%' AND role = 'ADMIN' AND enabled = 1`;
      return (await statements.all(admins)).map(toPrincipal);
    }),
    listKeysOf: ask(async (subject) => {
      const made = sql`SELECT * FROM principal WHERE subject LIKE 'key/%' AND created_by = ${subject} ORDER BY subject`;
      return (await statements.all(made)).map(toPrincipal);
    }),
    listOpenSessions: ask(async (subject) => {
      const open = sql`SELECT * FROM session WHERE subject = ${subject} AND ended_ms IS NULL`;
      return (await statements.all(open)).map(toSession);
    }),
  };
}

async function apply(tx: Statements, change: AccountChange): Promise<void> {
  const { principal, endSessions: sessions, endSetupTokens, addSetupToken, renewIssuedUntilMs, audit } = change;
  if (principal !== undefined) await tx.run(toUpsert("principal", fromPrincipal(principal), "subject"));
  if (sessions !== undefined) await endSessions(tx, sessions);
  if (endSetupTokens !== undefined)
    await tx.run(sql`UPDATE setup_token SET ended_by = ${endSetupTokens} WHERE ended_by IS NULL`);
  if (addSetupToken !== undefined) await tx.run(toInsert("setup_token", fromSetupToken(addSetupToken)));
  await applyLinks(tx, change);
  if (renewIssuedUntilMs !== undefined) await tx.run(toInsert("token_floor", { issued_until_ms: renewIssuedUntilMs }));
  if (audit !== undefined) await appendFacts(tx, [audit]);
}

async function endSessions(tx: Statements, { subject, endedBy, atMs, exceptId, onlyId }: SessionsEnd): Promise<void> {
  const which = allOf([
    sql`subject = ${subject}`,
    sql`ended_ms IS NULL`,
    exceptId === undefined ? undefined : sql`id <> ${exceptId}`,
    onlyId === undefined ? undefined : sql`id = ${onlyId}`,
  ]);
  await tx.run(sql`UPDATE session SET ended_ms = ${atMs}, ended_by = ${endedBy} WHERE ${which}`);
}

async function applyLinks(
  tx: Statements,
  { endPasswordLinks: ended, addPasswordLink: added }: AccountChange,
): Promise<void> {
  if (ended !== undefined) {
    const { subject, endedBy } = ended;
    const which = allOf([sql`ended_by IS NULL`, subject === undefined ? undefined : sql`subject = ${subject}`]);
    await tx.run(sql`UPDATE password_link SET ended_by = ${endedBy} WHERE ${which}`);
  }
  if (added !== undefined) await tx.run(toInsert("password_link", fromPasswordLink(added)));
}
