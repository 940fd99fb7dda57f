import type { Period } from "@biometricflow/rules/completeness";

/** Why nobody knows of a row that is set aside whether it is a punch of a day. */
export type AsideCause =
  /** Its reader's clock was wrong: it was made some time before it came. */
  | "CLOCK_WRONG"
  /** Another program told it, and nobody approved it yet. */
  | "NEEDS_APPROVAL";

/** A row of a person that is set aside, and the time within which it was made: from inclusive, to exclusive. */
export interface AsideDoubt extends Period {
  readonly placeId: string;
  /** Global id. */
  readonly readerId: string;
  readonly cause: AsideCause;
}

/** Rows of one reader that are set aside for one cause. */
export interface AsideStretch extends AsideDoubt {
  readonly rows: number;
}

/** The rows that may be of a time, by reader and cause: when they were made at the earliest and at the latest. */
export function toAsideStretches(asides: readonly AsideDoubt[], { fromMs, toMs }: Period): readonly AsideStretch[] {
  const near = asides.filter((aside) => aside.fromMs < toMs && aside.toMs > fromMs);
  const groups = Map.groupBy(near, ({ readerId, cause }) => `${readerId} ${cause}`);
  return [...groups.values()].flatMap((rows) => {
    const [first] = rows;
    if (first === undefined) return [];
    const from = Math.min(...rows.map((row) => row.fromMs));
    const to = Math.max(...rows.map((row) => row.toMs));
    return [{ ...first, fromMs: from, toMs: to, rows: rows.length }];
  });
}
