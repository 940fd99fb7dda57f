import type { CanonicalRecord } from "./canonical.ts";
import { toRecordLine } from "./canonical.ts";
import type { AdjustmentCause } from "./adjustment.ts";
import type { Figures } from "./figures.ts";
import type { Period } from "./period.ts";

/** The first word of a document. What follows from it never changes; another format has another number. */
export const DOCUMENT_FORMAT = "biometricflow-period/1";

/** Somebody as known when the period was locked. */
export interface LockedPerson {
  readonly key: number;
  readonly id: string;
  readonly pin: string;
  readonly name: string;
}

/** An adjustment of an earlier period that was carried into this one. */
export interface CarriedAdjustment {
  readonly id: string;
  readonly personId: string;
  readonly date: string;
  /** The earlier period. */
  readonly periodId: string;
  readonly before: Figures | undefined;
  readonly after: Figures | undefined;
  readonly causes: readonly AdjustmentCause[];
  /** Milliseconds since 1970. */
  readonly atMs: number;
}

/** What is signed of a document, and by whom. */
export interface Seal {
  /** Hex, of every line before the seal, each with its line feed. */
  readonly sha256: string;
  /** Id of the key. */
  readonly keyId: string;
  /** ES256 over `toSealedText`, R and S, base64url. */
  readonly signature: string;
}

/** What stands in the header beside the period. */
export interface HeaderFacts {
  /** The organisation's name. */
  readonly organisation: string;
  readonly people: number;
  readonly adjustments: number;
}

/** The first line. */
export function toHeaderLine(period: Period, { organisation, people, adjustments }: HeaderFacts): string {
  const { scope } = period;
  const lock = period.deeds.findLast(({ move }) => move === "LOCK");
  return JSON.stringify({
    format: DOCUMENT_FORMAT,
    organisation,
    period: period.id,
    from: period.from,
    to: period.to,
    scope: scope.kind,
    scopeIds: scope.kind === "ALL" ? [] : scope.ids,
    lockedAtMs: lock?.atMs ?? null,
    lockedBy: lock?.actor ?? null,
    lockedByName: lock?.actorName ?? null,
    reason: lock?.reason ?? null,
    waived: period.waived,
    people,
    records: period.rows,
    adjustments,
  });
}

/** Somebody as one line. */
export function toPersonLine({ id, pin, name }: LockedPerson): string {
  return JSON.stringify({ person: id, pin, name });
}

/** A carried adjustment as one line; figures in the order of a record's, null for no record. */
export function toAdjustmentLine(carried: CarriedAdjustment): string {
  const { id, personId, date, periodId, before, after, causes, atMs } = carried;
  return JSON.stringify({
    adjustment: id,
    person: personId,
    date,
    period: periodId,
    before: toCanonical({ personId, date, figures: before }),
    after: toCanonical({ personId, date, figures: after }),
    causes: causes.map(({ kind, reference }) => ({ kind, reference })),
    atMs,
  });
}

/** The last line. */
export function toSealLine({ sha256, keyId, signature }: Seal): string {
  return JSON.stringify({ sha256, algorithm: "ES256", key: keyId, signature });
}

/** What is signed. It holds spaces, so that no signature of a document is one of a token, which the same key signs. */
export function toSealedText(sha256: string): string {
  return `${DOCUMENT_FORMAT} sha256 ${sha256}`;
}

/** Lines as they stand in a file. */
export function joinLines(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join("");
}

/** The figures of a record's line, without whose and when. */
function toCanonical({
  figures,
  ...rest
}: Omit<CanonicalRecord, "figures"> & { readonly figures: Figures | undefined }): unknown {
  if (figures === undefined) return null;
  const line: Readonly<Record<string, unknown>> = JSON.parse(toRecordLine({ ...rest, figures }));
  const { person: _person, date: _date, ...canonical } = line;
  return canonical;
}
