import type { OperatedKey } from "@biometricflow/directory/operate";
import type { AuditFinding } from "./finding.ts";

const DAY_MS = 86_400_000;
const UNUSED_DAYS = 180;

/** API keys that sign in: those that may do everything, whose maker could not make them today, and that nobody uses. */
export function auditApiKeys(keys: readonly OperatedKey[], nowMs: number): readonly AuditFinding[] {
  return keys
    .filter(({ isActive }) => isActive)
    .flatMap((key) => [...auditRole(key), ...auditMaker(key), ...auditUse(key, nowMs)]);
}

function auditRole({ name, role, expiresAt }: OperatedKey): readonly AuditFinding[] {
  if (role !== "ADMIN") return [];
  const end =
    expiresAt === undefined ? "its key never ends by itself" : `its key lasts until ${expiresAt.slice(0, 10)}`;
  const message = `A program may do all that an administrator may, and ${end}`;
  const steps = [
    "Make a key of the least role that will do: bf api-key add --name N --role VIEWER",
    `Give that to the program, then end this one: bf api-key disable --name ${name}`,
  ];
  return [{ code: "API_KEY_OF_ADMIN", severity: "MEDIUM", where: `API key ${name}`, message, steps }];
}

/** Who left may have kept a copy: a key outlives the rights of whoever made it. */
function auditMaker({ name, formerMaker }: OperatedKey): readonly AuditFinding[] {
  if (formerMaker === undefined) return [];
  const message = `The account ${formerMaker} made it, and may make no such key any more; whoever kept a copy still signs in`;
  const steps = [
    "Make another one for the program that uses it: bf api-key add --name N",
    `Then end this one: bf api-key disable --name ${name}`,
  ];
  return [{ code: "API_KEY_OF_FORMER_ADMIN", severity: "MEDIUM", where: `API key ${name}`, message, steps }];
}

function auditUse({ name, lastUsedAt, createdAt }: OperatedKey, nowMs: number): readonly AuditFinding[] {
  const since = lastUsedAt ?? createdAt;
  const days = since === undefined ? 0 : Math.floor((nowMs - Date.parse(since)) / DAY_MS);
  if (days < UNUSED_DAYS) return [];
  const message = `Nobody has used it for ${days} days`;
  const steps = [`End it: bf api-key disable --name ${name}`];
  return [{ code: "API_KEY_UNUSED", severity: "LOW", where: `API key ${name}`, message, steps }];
}
