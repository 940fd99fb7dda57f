import type { AuditFact } from "@biometricflow/service/audit/fact";
import { ROLES } from "@biometricflow/service/identity/role";
import type { AuditLeaf, AuditLink, AuditRow } from "../domain/audit.ts";
import type { ListedAudit } from "../domain/directory-store.ts";
import type { PlaceChanges, StoredPlace } from "../domain/place.ts";
import { LINK_ENDS, type PasswordLink } from "../domain/password-link.ts";
import { type Principal } from "../domain/principal.ts";
import type { EndedSession } from "../domain/revocation.ts";
import { fromDeviceWrites, toDeviceWrites } from "./device-writes.ts";
import { fromOidc, toOidc } from "./oidc.ts";
import { toPasskeys } from "./passkeys.ts";
import type { SecondFactor } from "../domain/second-factor.ts";
import { SESSION_ENDS, type Session } from "../domain/session.ts";
import { SETUP_ENDS, type SetupToken } from "../domain/setup-token.ts";
import { readInteger, readText, readTexts, readWord, toRow } from "./row.ts";

/** A row of `place`. */
export function toStoredPlace(value: unknown): StoredPlace {
  const row = toRow(value);
  const isChanged = (column: string) => row[column] !== null;
  const file = {
    id: readText(row, "id"),
    name: readText(row, "name"),
    location: readText(row, "location"),
    timeZone: readText(row, "time_zone"),
    urls: readTexts(row, "urls"),
    enabled: readInteger(row, "enabled") === 1,
    priority: readInteger(row, "priority"),
  };
  const changes: PlaceChanges = {
    ...(isChanged("changed_name") ? { name: readText(row, "changed_name") } : {}),
    ...(isChanged("changed_location") ? { location: readText(row, "changed_location") } : {}),
    ...(isChanged("changed_urls") ? { urls: readTexts(row, "changed_urls") } : {}),
    ...(isChanged("changed_enabled") ? { enabled: readInteger(row, "changed_enabled") === 1 } : {}),
    ...(isChanged("changed_priority") ? { priority: readInteger(row, "changed_priority") } : {}),
  };
  return { file, changes };
}

/** The columns of `place`. */
export function fromStoredPlace({ file, changes }: StoredPlace) {
  return {
    id: file.id,
    name: file.name,
    location: file.location,
    time_zone: file.timeZone,
    urls: JSON.stringify(file.urls),
    enabled: Number(file.enabled),
    priority: file.priority,
    changed_name: changes.name ?? null,
    changed_location: changes.location ?? null,
    changed_urls: changes.urls === undefined ? null : JSON.stringify(changes.urls),
    changed_enabled: changes.enabled === undefined ? null : Number(changes.enabled),
    changed_priority: changes.priority ?? null,
  };
}

/** A row of `principal`. */
export function toPrincipal(value: unknown): Principal {
  const row = toRow(value);
  return {
    subject: readText(row, "subject"),
    name: readText(row, "name"),
    secretHash: readText(row, "secret_hash"),
    role: readWord(row, "role", ROLES),
    places: readTexts(row, "places"),
    users: readTexts(row, "users"),
    enabled: readInteger(row, "enabled") === 1,
    ...(readInteger(row, "waits_for_password") === 1 ? { waitsForPassword: true } : {}),
    ...(row["factor_secret"] === null ? {} : { secondFactor: toSecondFactor(row) }),
    ...toPasskeys(readText(row, "passkeys")),
    ...toOidc(row),
    ...toDeviceWrites(row),
    ...toKeyFacts(row),
  };
}

function toSecondFactor(row: ReturnType<typeof toRow>): SecondFactor {
  return {
    sealedSecret: readText(row, "factor_secret"),
    confirmedAtMs: row["factor_since_ms"] === null ? undefined : readInteger(row, "factor_since_ms"),
    lastStep: readInteger(row, "factor_step"),
    failures: readInteger(row, "factor_failures"),
    failedAtMs: readInteger(row, "factor_failed_ms"),
    recoveryHashes: readTexts(row, "factor_recovery"),
  };
}

function fromSecondFactor(factor: SecondFactor | undefined) {
  return {
    factor_secret: factor?.sealedSecret ?? null,
    factor_since_ms: factor?.confirmedAtMs ?? null,
    factor_step: factor?.lastStep ?? 0,
    factor_failures: factor?.failures ?? 0,
    factor_failed_ms: factor?.failedAtMs ?? 0,
    factor_recovery: JSON.stringify(factor?.recoveryHashes ?? []),
  };
}

function toKeyFacts(row: ReturnType<typeof toRow>): Pick<Principal, "key"> {
  const isThere = (column: string) => row[column] !== null;
  const key = {
    ...(isThere("key_prefix") ? { prefix: readText(row, "key_prefix") } : {}),
    ...(isThere("created_ms") ? { createdAtMs: readInteger(row, "created_ms") } : {}),
    ...(isThere("created_by") ? { createdBy: readText(row, "created_by") } : {}),
    ...(isThere("expires_ms") ? { expiresAtMs: readInteger(row, "expires_ms") } : {}),
    ...(isThere("used_ms") ? { usedAtMs: readInteger(row, "used_ms") } : {}),
  };
  return Object.keys(key).length === 0 ? {} : { key };
}

/** The columns of `principal`, but for the last use, which is written by itself. */
export function fromPrincipal(principal: Principal) {
  const { subject, name, secretHash, role, places, users, enabled, waitsForPassword = false, key } = principal;
  const lists = { places: JSON.stringify(places), users: JSON.stringify(users) };
  const flags = { enabled: Number(enabled), waits_for_password: Number(waitsForPassword) };
  const made = {
    key_prefix: key?.prefix ?? null,
    created_ms: key?.createdAtMs ?? null,
    created_by: key?.createdBy ?? null,
  };
  const facts = { ...made, expires_ms: key?.expiresAtMs ?? null };
  const passkeys = JSON.stringify(principal.passkeys ?? []);
  const own = { ...fromSecondFactor(principal.secondFactor), ...fromOidc(principal.oidc), passkeys };
  const writes = fromDeviceWrites(principal.deviceWrites);
  return { subject, name, secret_hash: secretHash, role, ...lists, ...flags, ...facts, ...own, ...writes };
}

/** A row of `session`. */
export function toSession(value: unknown): Session {
  const row = toRow(value);
  return {
    id: readText(row, "id"),
    subject: readText(row, "subject"),
    generation: readInteger(row, "generation"),
    createdAtMs: readInteger(row, "created_ms"),
    refreshedAtMs: readInteger(row, "refreshed_ms"),
    endedAtMs: row["ended_ms"] === null ? undefined : readInteger(row, "ended_ms"),
    endedBy: row["ended_by"] === null ? undefined : readWord(row, "ended_by", SESSION_ENDS),
    ...(row["address"] === null ? {} : { address: readText(row, "address") }),
    ...(row["client"] === null ? {} : { client: readText(row, "client") }),
  };
}

/** The columns of `session` that tell of its end. */
export function toEndedSession(value: unknown): EndedSession {
  const row = toRow(value);
  return { id: readText(row, "id"), endedAtMs: readInteger(row, "ended_ms") };
}

/** The columns of `session`. */
export function fromSession(session: Session) {
  const { id, subject, generation, createdAtMs, refreshedAtMs, endedAtMs, endedBy, address, client } = session;
  const times = { created_ms: createdAtMs, refreshed_ms: refreshedAtMs, ended_ms: endedAtMs ?? null };
  const origin = { address: address ?? null, client: client ?? null };
  return { id, subject, generation, ...times, ended_by: endedBy ?? null, ...origin };
}

/** A row of `setup_token`. */
export function toSetupToken(value: unknown): SetupToken {
  const row = toRow(value);
  return {
    hash: readText(row, "hash"),
    expiresAtMs: readInteger(row, "expires_ms"),
    endedBy: row["ended_by"] === null ? undefined : readWord(row, "ended_by", SETUP_ENDS),
  };
}

/** The columns of `setup_token`. */
export function fromSetupToken({ hash, expiresAtMs, endedBy }: SetupToken) {
  return { hash, expires_ms: expiresAtMs, ended_by: endedBy ?? null };
}

/** A row of `password_link`. */
export function toPasswordLink(value: unknown): PasswordLink {
  const row = toRow(value);
  return {
    hash: readText(row, "hash"),
    subject: readText(row, "subject"),
    expiresAtMs: readInteger(row, "expires_ms"),
    endedBy: row["ended_by"] === null ? undefined : readWord(row, "ended_by", LINK_ENDS),
  };
}

/** The columns of `password_link`. */
export function fromPasswordLink({ hash, subject, expiresAtMs, endedBy }: PasswordLink) {
  return { hash, subject, expires_ms: expiresAtMs, ended_by: endedBy ?? null };
}

/** A row of `audit`. */
export function toAuditLink(value: unknown): AuditRow {
  const row = toRow(value);
  return {
    ...toAuditFact(row),
    ...(row["targets"] === null ? {} : { targets: readTexts(row, "targets") }),
    ...(row["leaf"] === null ? {} : { leaf: toLeaf(row) }),
    ...(row["changes_leaf"] === null ? {} : { changesLeaf: { salt: undefined, hash: readText(row, "changes_leaf") } }),
    seq: readInteger(row, "seq"),
    previousHash: readText(row, "previous_hash"),
    hash: readText(row, "hash"),
  };
}

function toLeaf(row: ReturnType<typeof toRow>): AuditLeaf {
  return { salt: row["salt"] === null ? undefined : readText(row, "salt"), hash: readText(row, "leaf") };
}

/** The columns of `audit`. */
export function fromAuditLink({ seq, previousHash, hash, leaf, changesLeaf, targets, ...fact }: AuditRow) {
  const leaves = { salt: leaf?.salt ?? null, leaf: leaf?.hash ?? null, changes_leaf: changesLeaf?.hash ?? null };
  const link = { seq, hash, previous_hash: previousHash, ...leaves };
  return { ...fromAuditFact(fact), ...link, targets: targets === undefined ? null : JSON.stringify(targets) };
}

/** A row of `audit_anchor`. */
export function toAuditAnchor(value: unknown): AuditLink {
  const row = toRow(value);
  return { seq: readInteger(row, "seq"), hash: readText(row, "hash") };
}

/** A row of `audit_tally`, as the chain takes it. */
export function toTalliedFact(value: unknown): AuditFact {
  return toAuditFact(toRow(value));
}

/** A row of `audit_tally` with its rowid, as it is shown. */
export function toListedTally(value: unknown): ListedAudit {
  const row = toRow(value);
  return { ...toAuditFact(row), id: `tally-${readInteger(row, "minute")}-${readInteger(row, "rowid")}` };
}

function toAuditFact(row: ReturnType<typeof toRow>): AuditFact {
  const isThere = (column: string) => row[column] !== null;
  return {
    at: readText(row, "at"),
    actor: readText(row, "actor"),
    action: readText(row, "action"),
    outcome: readText(row, "outcome"),
    requestId: readText(row, "request_id"),
    ...(isThere("account") ? { account: readText(row, "account") } : {}),
    ...(isThere("address") ? { address: readText(row, "address") } : {}),
    ...(isThere("count") ? { count: readInteger(row, "count") } : {}),
  };
}

/** The columns that a fact has in `audit` and `audit_tally`. */
export function fromAuditFact({ at, actor, action, outcome, requestId, account, address, count }: AuditFact) {
  const fact = { at, actor, action, outcome };
  return { ...fact, request_id: requestId, account: account ?? null, address: address ?? null, count: count ?? null };
}

/** Maps a row that may be missing. */
export function mapRow<Value>(row: unknown, map: (row: unknown) => Value): Value | undefined {
  return row === undefined ? undefined : map(row);
}
