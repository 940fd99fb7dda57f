import type { IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { parseAuditBatch } from "@biometricflow/schema/audit-batch";
import type { AuditFact } from "@biometricflow/service/audit/fact";

/** Keeps the facts of a batch, and says that they are kept. */
export async function takeAudit(request: IncomingMessage, audited: AuditFact[]): Promise<string> {
  const batch = parseAuditBatch(await json(request));
  audited.push(...(batch?.facts ?? []).map(({ fact }) => fact));
  return JSON.stringify({ through: batch?.facts.at(-1)?.seq ?? 0 });
}
