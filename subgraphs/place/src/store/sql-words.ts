import type { Condition } from "./where.ts";

/** What the two stores say in words of their own; everything else of a question is said alike. */
export interface SqlWords {
  /** The column is one of these texts. */
  readonly isAmong: (column: string, texts: readonly string[]) => Condition;
  /** The column holds this text somewhere. */
  readonly holds: (column: string, text: string) => Condition;
}
