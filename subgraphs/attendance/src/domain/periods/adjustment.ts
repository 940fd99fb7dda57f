import type { PersonReference } from "../people/person.ts";
import type { FigureChange, Figures } from "./figures.ts";

/** Why a locked record would be another one now. */
export interface AdjustmentCause {
  /** READERS: rows or proofs that came later than the lock, of which no more is known. */
  readonly kind: "LATE_PUNCH" | "CORRECTION" | "CHANGE" | "READERS";
  /** Id of the punch or correction; the change and what it changed. */
  readonly reference: string;
}

/** What a locked record would be now, against what was locked. It is carried into a later period, and never applied by itself. */
export interface Adjustment {
  /** `a.<number>` */
  readonly id: string;
  readonly person: PersonReference;
  readonly date: string;
  readonly periodId: string;
  /** The later period into which it was carried; `undefined` while it is open. */
  readonly carriedIntoId: string | undefined;
  /** What counts so far: as locked, or as it was carried before; `undefined`: no record. */
  readonly before: Figures | undefined;
  readonly after: Figures | undefined;
  readonly changes: readonly FigureChange[];
  readonly causes: readonly AdjustmentCause[];
  /** Milliseconds since 1970. */
  readonly atMs: number;
}
