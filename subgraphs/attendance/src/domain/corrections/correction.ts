import type { PersonReference } from "../people/person.ts";
import type { CorrectionMove, CorrectionState } from "./correction-state.ts";

/** ADD_PUNCH: a punch that no reader has. IGNORE_PUNCH: one that a reader has, left out of every record. */
export type CorrectionKind = "ADD_PUNCH" | "IGNORE_PUNCH";

/** What somebody did about a correction, and why. */
export interface CorrectionDeed {
  readonly move: CorrectionMove;
  /** The account, and its name as people know it. */
  readonly actor: string;
  readonly actorName: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  readonly reason: string;
}

/** The punch that a correction adds or ignores. */
export interface CorrectedPunch {
  readonly placeId: string;
  readonly pin: string;
  /** Milliseconds since 1970. */
  readonly atMs: number;
  /** `YYYY-MM-DDTHH:mm:ss` on the clocks of the place. */
  readonly localTime: string;
  /** As a reader gives it: 0 to 5, 255 where no key was pressed. */
  readonly stateCode: number;
}

/** A change of what records follow from, by a person. It is never removed. */
export interface Correction extends CorrectedPunch {
  /** `c.<number>`; of an added punch also the punch's id. */
  readonly id: string;
  readonly kind: CorrectionKind;
  /** The punch that is ignored. */
  readonly punchId: string | undefined;
  readonly state: CorrectionState;
  /** Somebody asked for it, and somebody else decides. */
  readonly isRequest: boolean;
  readonly person: PersonReference;
  /** First the one who wrote it down, last the one who moved it. */
  readonly deeds: readonly CorrectionDeed[];
  /** Of corrections that were made together. */
  readonly groupId: string | undefined;
}

/** What is to be corrected. */
export type CorrectionDraft =
  | {
      readonly kind: "ADD_PUNCH";
      readonly personKey: number;
      readonly placeId: string;
      readonly localTime: string;
      /** Of a time that the clocks show twice: the second time. */
      readonly isSecond: boolean;
      readonly stateCode: number;
    }
  | { readonly kind: "IGNORE_PUNCH"; readonly personKey: number; readonly punchId: string };

/** The id of a correction. */
export function toCorrectionId(key: number): string {
  return `c.${key}`;
}

/** The number in the id of a correction; `undefined` for a text that is none. */
export function fromCorrectionId(id: string): number | undefined {
  return /^c\.[1-9]\d{0,14}$/.test(id) ? Number(id.slice(2)) : undefined;
}
