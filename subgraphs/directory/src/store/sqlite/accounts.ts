import type Database from "better-sqlite3";
import type { AccountChange, AccountView } from "../../domain/account.ts";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { DirectoryStore } from "../../domain/directory-store.ts";
import { createAccountList } from "./account-list.ts";
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
  | "listAccounts"
  | "countAccounts"
  | "listApiKeys"
  | "countApiKeys"
  | "noteKeyUse"
>;

/** Every column of an account or key but its subject and its last use, which is written by itself. */
const COLUMNS = [
  ...["name", "secret_hash", "role", "places", "users", "enabled", "waits_for_password"],
  ...["key_prefix", "created_ms", "created_by", "expires_ms"],
  ...["factor_secret", "factor_since_ms", "factor_step", "factor_failures", "factor_failed_ms", "factor_recovery"],
  ...["passkeys", "oidc_issuer", "oidc_subject", "oidc_since_ms"],
];

const INSERT = `
  INSERT INTO principal (subject, ${COLUMNS.join(", ")}) VALUES (@subject, ${COLUMNS.map((it) => `@${it}`).join(", ")})`;

/** The tables of accounts and set-up tokens. `appendAudit` joins the transaction that is open. */
export function createAccountTables(db: Database.Database, appendAudit: (fact: AuditFact) => unknown): AccountTables {
  const bySubject = db.prepare("SELECT * FROM principal WHERE subject = ?");
  const bySecret = db.prepare("SELECT * FROM principal WHERE secret_hash = ? AND subject LIKE 'key/%'");
  const any = db.prepare("SELECT 1 FROM principal LIMIT 1");
  const all = db.prepare("SELECT * FROM principal ORDER BY subject");
  const insert = db.prepare(INSERT);
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
    ...createAccountList(db),
    ...createKeyList(db),
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
  const byPasskey = db.prepare(
    `SELECT * FROM principal WHERE passkeys <> '[]'
       AND EXISTS (SELECT 1 FROM json_each(passkeys) WHERE json_extract(value, '$.id') = ?)`,
  );
  const byOidc = db.prepare("SELECT * FROM principal WHERE oidc_issuer = ? AND oidc_subject = ?");
  const byHash = db.prepare("SELECT * FROM setup_token WHERE hash = ?");
  const link = db.prepare("SELECT * FROM password_link WHERE hash = ?");
  const admins = db.prepare(
    "SELECT * FROM principal WHERE subject LIKE 'account/%' AND role = 'ADMIN' AND enabled = 1",
  );
  const open = db.prepare("SELECT * FROM session WHERE subject = ? AND ended_ms IS NULL");
  return () => ({
    hasAccounts: anyAccount.get() !== undefined,
    find: (subject) => mapRow(bySubject.get(subject), toPrincipal),
    findByPasskey: (id) => mapRow(byPasskey.get(id), toPrincipal),
    findByOidc: (issuer, subject) => mapRow(byOidc.get(issuer, subject), toPrincipal),
    findSetupToken: (hash) => mapRow(byHash.get(hash), toSetupToken),
    findPasswordLink: (hash) => mapRow(link.get(hash), toPasswordLink),
    listAdmins: () => admins.all().map(toPrincipal),
    listOpenSessions: (subject) => open.all(subject).map(toSession),
  });
}

function createApply(
  db: Database.Database,
  appendAudit: (fact: AuditFact) => unknown,
): (change: AccountChange) => void {
  const put = db.prepare(
    // not INSERT OR REPLACE: that would delete the row which sessions refer to
    `${INSERT}
     ON CONFLICT (subject) DO UPDATE SET ${COLUMNS.map((it) => `${it} = excluded.${it}`).join(", ")}`,
  );
  const endSessions = db.prepare(
    `UPDATE session SET ended_ms = @atMs, ended_by = @endedBy
     WHERE subject = @subject AND ended_ms IS NULL AND id IS NOT @exceptId AND id = COALESCE(@onlyId, id)`,
  );
  const endTokens = db.prepare("UPDATE setup_token SET ended_by = ? WHERE ended_by IS NULL");
  const addToken = db.prepare(
    "INSERT INTO setup_token (hash, expires_ms, ended_by) VALUES (@hash, @expires_ms, @ended_by)",
  );
  const putFloor = db.prepare("INSERT INTO token_floor (issued_until_ms) VALUES (?)");
  const applyLinks = createApplyLinks(db);
  return (change) => {
    const { principal, endSessions: sessions, endSetupTokens, addSetupToken, renewIssuedUntilMs, audit } = change;
    if (principal !== undefined) put.run(fromPrincipal(principal));
    if (sessions !== undefined) endSessions.run({ exceptId: null, onlyId: null, ...sessions });
    if (endSetupTokens !== undefined) endTokens.run(endSetupTokens);
    if (addSetupToken !== undefined) addToken.run(fromSetupToken(addSetupToken));
    applyLinks(change);
    if (renewIssuedUntilMs !== undefined) putFloor.run(renewIssuedUntilMs);
    if (audit !== undefined) appendAudit(audit);
  };
}

function createApplyLinks(
  db: Database.Database,
): (change: Pick<AccountChange, "endPasswordLinks" | "addPasswordLink">) => void {
  const end = db.prepare(
    "UPDATE password_link SET ended_by = @endedBy WHERE ended_by IS NULL AND subject = COALESCE(@subject, subject)",
  );
  const add = db.prepare(
    "INSERT INTO password_link (hash, subject, expires_ms, ended_by) VALUES (@hash, @subject, @expires_ms, @ended_by)",
  );
  return ({ endPasswordLinks: ended, addPasswordLink: added }) => {
    if (ended !== undefined) end.run({ endedBy: ended.endedBy, subject: ended.subject ?? null });
    if (added !== undefined) add.run(fromPasswordLink(added));
  };
}
