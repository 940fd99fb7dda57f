import { codedError } from "@biometricflow/service/errors/error-codes";
import type { Period } from "../../domain/periods/period.ts";
import { PeriodRefusedError } from "../../domain/periods/period-store.ts";
import type { PeriodDocument, QueryPeriodDocumentArgs } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { DocumentTooLargeError } from "../../sealing/period-documents.ts";
import { checkScope } from "./period-input.ts";

/** The roles that may have documents. */
const ROLES: readonly string[] = ["ADMIN", "HR", "AUDITOR"];

/** What a document is read with. */
export type DocumentContext = Pick<AttendanceContext, "viewer" | "placeIds" | "periods" | "documents">;

/** A part of the signed document of a locked period. @throws BAD_USER_INPUT, EXPORT_TOO_LARGE, FORBIDDEN */
export async function readDocument(
  { periodId, part }: QueryPeriodDocumentArgs,
  context: DocumentContext,
): Promise<PeriodDocument | null> {
  const period = await context.periods.find(periodId);
  if (period === undefined) return null;
  checkScope(period.scope, context);
  const { seal, ...document } = await context.documents.read(period, part ?? 0).catch((error: unknown) => {
    throw toCoded(error);
  });
  const { sha256, keyId, signature } = seal;
  const fileName = `attendance-${period.id}-${period.from}-${period.to}.jsonl`;
  return { ...document, periodId, fileName, records: period.rows, sha256, keyId, signature };
}

/** Whether a viewer's role may have documents at all. */
export function mayHaveDocuments({ role }: AttendanceContext["viewer"]): boolean {
  return ROLES.includes(role);
}

/** Where the document of a period is; null where the viewer may not have it, or there is none. */
export function toDocumentUrl({ id, state, scope }: Period, context: DocumentContext): string | null {
  if (state !== "LOCKED" || !mayHaveDocuments(context.viewer)) return null;
  try {
    checkScope(scope, context);
    return `/export/period/${id}`;
  } catch {
    return null;
  }
}

function toCoded(error: unknown): unknown {
  if (error instanceof DocumentTooLargeError) return codedError("EXPORT_TOO_LARGE", toSentence(error));
  if (!(error instanceof PeriodRefusedError)) return error;
  return codedError("BAD_USER_INPUT", toSentence(error), { argument: "periodId" });
}

function toSentence({ message }: Error): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
