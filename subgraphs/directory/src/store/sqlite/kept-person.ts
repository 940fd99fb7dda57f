import type Database from "better-sqlite3";
import { namesPerson } from "../../domain/forgotten-person.ts";
import type { DirectoryPerson, PersonIds } from "../../domain/kept-person.ts";
import { toPrincipal, toSession } from "./rows.ts";
import { toRow } from "./row.ts";
import { toDelivery } from "./webhook-rows.ts";

/** Reads what the store has of a person, at one moment. */
export function readKeptPerson(db: Database.Database, ids: PersonIds): DirectoryPerson {
  const read = db.transaction((): DirectoryPerson => {
    const accounts = db
      .prepare("SELECT * FROM principal ORDER BY subject")
      .all()
      .map(toPrincipal)
      .filter(({ subject, users }) => ids.accounts.has(subject) || users.some((id) => ids.ids.has(id)));
    const subjects = new Set(accounts.map(({ subject }) => subject));
    const sessions = db.prepare("SELECT * FROM session ORDER BY created_ms, id").all().map(toSession);
    return {
      accounts: accounts.map(({ secretHash: _secret, secondFactor, passkeys = [], ...account }) => ({
        ...account,
        ...(passkeys.length === 0 ? {} : { passkeys: passkeys.map(({ name }) => name) }),
        hasSecondFactor: secondFactor !== undefined,
      })),
      sessions: sessions.filter(({ subject }) => subjects.has(subject)),
      audit: listAudit(db, ids, subjects),
      deliveries: db
        .prepare("SELECT * FROM webhook_delivery ORDER BY created_ms, id")
        .all()
        .map(toDelivery)
        .filter(({ body }) => namesPerson(JSON.parse(body), (text) => ids.ids.has(text) || ids.punches.has(text))),
    };
  });
  return read();
}

/** What was done by or about the accounts, and what was done about the person. */
function listAudit(
  db: Database.Database,
  { ids, punches }: PersonIds,
  subjects: ReadonlySet<string>,
): DirectoryPerson["audit"] {
  const names = new Set([...subjects, ...[...subjects].map((subject) => subject.replace(/^account\//, ""))]);
  const isOwn = (text: unknown) => typeof text === "string" && names.has(text);
  const rows = db.prepare("SELECT * FROM audit ORDER BY seq").all().map(toRow);
  return rows.flatMap(({ seq, at, actor, action, outcome, account, address, count, targets }) => {
    const about: readonly string[] = typeof targets === "string" ? JSON.parse(targets) : [];
    const named = about.filter((id) => ids.has(id) || punches.has(id));
    if (!isOwn(actor) && !isOwn(account) && named.length === 0) return [];
    return [
      { seq: Number(seq), at, actor, action, outcome, account, address, count, about: isOwn(actor) ? about : named },
    ];
  });
}
