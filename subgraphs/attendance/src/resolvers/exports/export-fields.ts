import { toDateTime } from "@biometricflow/subgraph/date-time";
import { hasFile, toOfferedName } from "../../domain/exports/export-job.ts";
import { EXPORT_LIMITS } from "../../domain/exports/export-limits.ts";
import type { ExportResolvers } from "../../generated/resolvers.ts";

/** An export's fields. */
export const ExportFields: ExportResolvers = {
  fileName: toOfferedName,
  url: (job) => (hasFile(job) ? `/export/${job.id}` : null),
  rowsExpected: ({ rowsExpected }) => rowsExpected ?? null,
  sizeBytes: ({ sizeBytes }) => sizeBytes ?? null,
  fileSha256: ({ fileSha256 }) => fileSha256 ?? null,
  rowsSha256: ({ rowsSha256 }) => rowsSha256 ?? null,
  missing: ({ missing }) =>
    missing.map(({ placeId, code, message, asOf }) => ({
      place: placeId === undefined ? null : { id: placeId },
      code,
      message,
      asOf: asOf ?? null,
    })),
  sources: ({ asOf }) => asOf.map((source) => ({ place: { id: source.placeId }, asOf: source.asOf })),
  failure: ({ failure }) => failure ?? null,
  startedAt: ({ createdMs }) => new Date(createdMs).toISOString(),
  endedAt: ({ endedMs }) => toDateTime(endedMs),
  expiresAt: (job) => (hasFile(job) && job.endedMs ? toDateTime(job.endedMs + EXPORT_LIMITS.keptMs) : null),
};
