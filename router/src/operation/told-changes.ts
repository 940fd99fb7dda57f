import { AUDITED_CHANGES, parseAuditedChanges } from "@biometricflow/schema/audit-batch";
import type { RouterContext } from "./context.ts";

/**
 * Keeps what a subgraph says beside its answer that mutations changed, for the audit.
 *
 * @param keys response keys of what it was asked: of anything else it says nothing that counts
 */
export function keepToldChanges(
  extensions: Readonly<Record<string, unknown>> | undefined,
  keys: readonly string[],
  { changes }: Pick<RouterContext, "changes">,
): void {
  const told = parseAuditedChanges(extensions?.[AUDITED_CHANGES] ?? {});
  for (const [key, changed] of Object.entries(told)) if (keys.includes(key)) changes?.set(key, changed);
}
