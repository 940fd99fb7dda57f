import type Database from "better-sqlite3";
import type { AccountChange, AccountView } from "../../domain/account.ts";
import type { AuditFact } from "../../domain/audit.ts";
import type { DirectoryStore } from "../../domain/directory-store.ts";
import { fromPrincipal, fromSetupToken, mapRow, toPrincipal, toSetupToken } from "./rows.ts";

/** What the store offers on accounts, keys and set-up tokens. */
type AccountTables = Pick<
  DirectoryStore,
  | "hasPrincipals"
  | "addPrincipals"
  | "findPrincipal"
  | "findApiKey"
  | "listPrincipals"
  | "viewAccounts"
  | "changeAccounts"
>;

/** The tables of accounts and set-up tokens. `appendAudit` joins the transaction that is open. */
export function createAccountTables(db: Database.Database, appendAudit: (fact: AuditFact) => unknown): AccountTables {
  const bySubject = db.prepare("SELECT * FROM principal WHERE subject = ?");
  const bySecret = db.prepare("SELECT * FROM principal WHERE secret_hash = ? AND subject LIKE 'key/%'");
  const any = db.prepare("SELECT 1 FROM principal LIMIT 1");
  const all = db.prepare("SELECT * FROM principal ORDER BY subject");
  const insert = db.prepare(
    `INSERT INTO principal (subject, name, secret_hash, role, places, users, enabled)
     VALUES (@subject, @name, @secret_hash, @role, @places, @users, @enabled)`,
  );
  const view = createView(db);
  const apply = createApply(db, appendAudit);
  return {
    hasPrincipals: async () => any.get() !== undefined,
    addPrincipals: async (principals) =>
      db.transaction(() => {
        for (const principal of principals) insert.run(fromPrincipal(principal));
      })(),
    findPrincipal: async (subject) => mapRow(bySubject.get(subject), toPrincipal),
    findApiKey: async (secretHash) => mapRow(bySecret.get(secretHash), toPrincipal),
    listPrincipals: async () => all.all().map(toPrincipal),
    viewAccounts: async (look) => db.transaction(() => look(view()))(),
    changeAccounts: async (decide) =>
      db
        .transaction(() => {
          const decision = decide(view());
          apply(decision);
          return decision;
        })
        .immediate(), // another process may change accounts too: nobody writes between look and change
  };
}

function createView(db: Database.Database): () => AccountView {
  const anyAccount = db.prepare("SELECT 1 FROM principal WHERE subject LIKE 'account/%' LIMIT 1");
  const bySubject = db.prepare("SELECT * FROM principal WHERE subject = ?");
  const byHash = db.prepare("SELECT * FROM setup_token WHERE hash = ?");
  return () => ({
    hasAccounts: anyAccount.get() !== undefined,
    find: (subject) => mapRow(bySubject.get(subject), toPrincipal),
    findSetupToken: (hash) => mapRow(byHash.get(hash), toSetupToken),
  });
}

function createApply(
  db: Database.Database,
  appendAudit: (fact: AuditFact) => unknown,
): (change: AccountChange) => void {
  const put = db.prepare(
    // not INSERT OR REPLACE: that would delete the row which sessions refer to
    `INSERT INTO principal (subject, name, secret_hash, role, places, users, enabled)
     VALUES (@subject, @name, @secret_hash, @role, @places, @users, @enabled)
     ON CONFLICT (subject) DO UPDATE SET name = excluded.name, secret_hash = excluded.secret_hash,
       role = excluded.role, places = excluded.places, users = excluded.users, enabled = excluded.enabled`,
  );
  const endSessions = db.prepare(
    "UPDATE session SET ended_ms = @atMs, ended_by = @endedBy WHERE subject = @subject AND ended_ms IS NULL",
  );
  const endTokens = db.prepare("UPDATE setup_token SET ended_by = ? WHERE ended_by IS NULL");
  const addToken = db.prepare(
    "INSERT INTO setup_token (hash, expires_ms, ended_by) VALUES (@hash, @expires_ms, @ended_by)",
  );
  const putFloor = db.prepare("INSERT INTO token_floor (issued_until_ms) VALUES (?)");
  return ({ principal, endSessions: sessions, endSetupTokens, addSetupToken, renewIssuedUntilMs, audit }) => {
    if (principal !== undefined) put.run(fromPrincipal(principal));
    if (sessions !== undefined) endSessions.run(sessions);
    if (endSetupTokens !== undefined) endTokens.run(endSetupTokens);
    if (addSetupToken !== undefined) addToken.run(fromSetupToken(addSetupToken));
    if (renewIssuedUntilMs !== undefined) putFloor.run(renewIssuedUntilMs);
    if (audit !== undefined) appendAudit(audit);
  };
}
