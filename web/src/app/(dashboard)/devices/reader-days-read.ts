import type { JudgedDay } from "./judged-days.ts";

/** What was read of the days of readers so far. */
export interface DaysRead {
  /** By reader; null where its place could not tell them. */
  readonly known: ReadonlyMap<string, readonly JudgedDay[] | null>;
  /** Why the last question has no answer. */
  readonly failure: string | undefined;
}

/** The days of one reader: what is known of them, or why nothing is. */
export type DaysOfReader =
  | { readonly kind: "known"; readonly days: readonly JudgedDay[] }
  | { readonly kind: "asking" }
  | { readonly kind: "failed"; readonly code: string };

export const NOTHING_READ: DaysRead = { known: new Map(), failure: undefined };

/** What is shown of one reader: days that were read once stay, also where a later question has no answer. */
export function toDaysOf({ known, failure }: DaysRead, id: string): DaysOfReader {
  const days = known.get(id);
  if (days) return { kind: "known", days };
  if (failure !== undefined) return { kind: "failed", code: failure };
  return days === null ? { kind: "failed", code: "PLACE_ERROR" } : { kind: "asking" };
}

/** What is known after a page of answers. */
export function withPage(read: DaysRead, page: DaysRead): DaysRead {
  const news = [...page.known].filter(([id, days]) => days !== null || !read.known.get(id));
  return { known: new Map([...read.known, ...news]), failure: page.failure };
}
