import { parseAsString } from "nuqs/server";
import { type ParamReaders, toReader } from "../../../ui/dropped-params.ts";

const ROWS = 100;

/** One more than a page shows: it says whether there is a page after it. */
export const ASKED_ROWS = ROWS + 1;

/** What the address of the audit page says: `after`, the entry that the page begins after. */
export const auditSearch = { after: parseAsString };

/** How the page reads its address. */
export const auditParams: ParamReaders = { after: toReader(parseAsString) };

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
