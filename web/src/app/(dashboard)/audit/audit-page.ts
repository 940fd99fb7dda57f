import type { AuditLogQueryVariables } from "@biometricflow/sdk/generated/graphql";
import { createSerializer, type inferParserType, parseAsString, parseAsStringLiteral } from "nuqs/server";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";
import { textParser } from "../../../ui/text-param.ts";

const ROWS = 100;

/** One more than a page shows: it says whether there is a page after it. */
export const ASKED_ROWS = ROWS + 1;

/** How what was asked for ended. */
export const OUTCOMES = ["DONE", "REFUSED"] as const;

/** What is listed: what was done or refused, or who saw personal data. */
export const KINDS = ["CHANGES", "VIEWS"] as const;

/** What the address of the audit page says: what is listed, whose, which and how ended entries of it are shown, and `after`, the entry that the page begins after. */
export const auditSearch = {
  kind: parseAsStringLiteral(KINDS).withDefault("CHANGES"),
  actor: textParser,
  action: textParser,
  outcome: parseAsStringLiteral(OUTCOMES),
  after: parseAsString,
};

/** What the address says, null for what it does not. */
export type AuditSearch = inferParserType<typeof auditSearch>;

/** How the page reads its address. */
export const auditParams: ParamReaders = {
  kind: toReader(auditSearch.kind),
  actor: toReader(textParser),
  action: toReader(textParser),
  outcome: toReader(auditSearch.outcome),
  after: toReader(parseAsString),
};

const toSearch = createSerializer(auditSearch);

/** The address of a page of the audit. */
export function toAuditHref(search: Partial<AuditSearch>): string {
  return `/audit${toSearch(search)}`;
}

/** What a page's entries are asked with. */
export function toAuditVariables({ kind, actor, action, outcome, after }: AuditSearch): AuditLogQueryVariables {
  const isRefused = outcome && outcome === "REFUSED";
  return { filter: { actor, action, isView: kind === "VIEWS", isRefused }, first: ASKED_ROWS, after };
}

/** One page of what was answered. */
export interface AuditPage<TEntry> {
  readonly entries: readonly TEntry[];
  /** What the next page begins after; undefined where this is the last one. */
  readonly next: string | undefined;
}

/** The rows that a page shows of those that were asked. */
export function toAuditPage<TEntry extends { readonly id: string }>(answered: readonly TEntry[]): AuditPage<TEntry> {
  const entries = answered.slice(0, ROWS);
  return { entries, next: answered.length > ROWS ? entries.at(-1)?.id : undefined };
}

/** Actors that are nobody's account. */
const NOBODIES = ["operator", "directory", "anonymous"] as const;

/** Who did it where that was nobody with an account or key; undefined for those who have one. */
export function findNobody(actor: string): (typeof NOBODIES)[number] | undefined {
  return NOBODIES.find((nobody) => nobody === actor);
}

/** Whether an entry's account is the one as which somebody looked: of views, and of what was refused meanwhile. */
export function isOfViewing({ action, outcome }: { readonly action: string; readonly outcome: string }): boolean {
  return /^view[A-Z]/.test(action) || outcome === "VIEWING_ONLY";
}
