import type { AuditFact } from "@biometricflow/service/audit/fact";

/** A file that somebody asked for. */
export interface AskedFile {
  readonly at: Date;
  readonly actor: string;
  readonly requestId: string;
  readonly address: string;
  /** `attendance.csv`, or `period/p1`: what was routed. As it was sent it may be spelt otherwise. */
  readonly file: string;
  /** `?personIds=p1`, as it was sent. */
  readonly search: string;
  /** Of the answer. */
  readonly outcome: number | string;
}

const CODES: Readonly<Record<number, string>> = {
  200: "OK",
  400: "BAD_USER_INPUT",
  401: "UNAUTHENTICATED",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "CONFLICT",
  429: "RATE_LIMITED",
  503: "SERVICE_UNAVAILABLE",
};
/** Lists of ids that narrow a file to somebody or something. */
const NARROWING = /^\w+Ids$/;
const MOST_TARGETS = 20;
const MOST_CHARACTERS = 128;

/**
 * Which types of the graph a file shows that attendance makes without asking the graph: the signed document of a period. What other files show
 * is told of the queries by which they are made.
 *
 * @param file what was routed
 */
export function toShownTypes(file: string): readonly string[] {
  return file.startsWith("period/") ? ["PeriodDocument"] : [];
}

/** What the audit says of it: the file, and the ids that it was narrowed to. */
export function toExportFact({ at, actor, requestId, address, file, search, outcome }: AskedFile): AuditFact {
  const ids = [...new URLSearchParams(search)].flatMap(([name, value]) =>
    NARROWING.test(name) ? value.split(",").filter((id) => id !== "") : [],
  );
  return {
    ...{ at: at.toISOString(), actor, action: "exportFile", requestId, address },
    outcome: typeof outcome === "string" ? outcome : (CODES[outcome] ?? `STATUS_${outcome}`),
    targets: [file, ...ids]
      .slice(0, MOST_TARGETS)
      .map((target) => target.replaceAll(/\p{C}/gu, "\uFFFD").slice(0, MOST_CHARACTERS)),
  };
}
