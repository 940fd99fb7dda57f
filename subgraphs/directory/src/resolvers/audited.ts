import type { AuditedChange } from "@biometricflow/service/audit/change";
import type { GraphQLResolveInfo } from "graphql";
import type { DirectoryContext } from "../context.ts";

const MAX_AUDITED_CHARS = 80;

/** Keeps for the audit whom a mutation is about. A client's text: cut, and without hidden characters. */
export function noteAudited(
  { audited }: Pick<DirectoryContext, "audited">,
  { path }: Pick<GraphQLResolveInfo, "path">,
  account: string,
): void {
  const text = account.replaceAll(/\p{C}/gu, "\uFFFD");
  audited.set(String(path.key), text.length > MAX_AUDITED_CHARS ? `${text.slice(0, MAX_AUDITED_CHARS)}\u2026` : text);
}

/** Keeps for the audit what a mutation changed. */
export function noteChange(
  { changes }: Pick<DirectoryContext, "changes">,
  { path }: Pick<GraphQLResolveInfo, "path">,
  changed: readonly AuditedChange[],
): void {
  changes.set(String(path.key), changed);
}
