import type { PersonSelection } from "../people/people-store.ts";
import type { Correction, CorrectionDeed, CorrectionDraft } from "./correction.ts";
import type { CorrectionGroup } from "./outage-plan.ts";
import type { CorrectionState } from "./correction-state.ts";

/** A correction cannot be made as it is asked; the message says why and what would do. */
export class CorrectionRefusedError extends Error {
  /** What of the question does not do. */
  readonly argument: string;

  constructor(argument: string, message: string) {
    super(message);
    this.name = "CorrectionRefusedError";
    this.argument = argument;
  }
}

/** Which corrections; `undefined` leaves open, an empty list matches nothing. Dates are those of the punches. */
export interface CorrectionSelection {
  readonly ids?: readonly string[] | undefined;
  readonly groupIds?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly states?: readonly CorrectionState[] | undefined;
  readonly isRequest?: boolean | undefined;
  /** Of these people. */
  readonly people: PersonSelection;
}

/** One page of corrections, the newest first. */
export interface CorrectionPageRequest {
  readonly limit: number;
  /** The number of the correction before the page. */
  readonly after: number | undefined;
}

/** Who made a punch, so far as it is somebody's. */
export interface PunchOwner {
  readonly personKey: number;
  readonly personId: string;
  readonly placeId: string;
}

/** Who moves which correction. */
export interface CorrectionMoving {
  readonly id: string;
  readonly deed: CorrectionDeed;
}

/** Port: corrections. What is written stands in one transaction with its marks and its line of the change log. */
export interface CorrectionStore {
  /** IANA zone of each place, by its id. */
  readonly timeZones: ReadonlyMap<string, string>;
  /** By its id; `undefined` for none. */
  readonly find: (id: string) => Promise<Correction | undefined>;
  readonly list: (selection: CorrectionSelection, page: CorrectionPageRequest) => Promise<readonly Correction[]>;
  readonly count: (selection: CorrectionSelection) => Promise<number>;
  /** Whose punch it is; `undefined` for no punch, and for one that is nobody's. */
  readonly findOwner: (punchId: string) => Promise<PunchOwner | undefined>;
  /** Enters a correction, or asks for one. @throws {CorrectionRefusedError} */
  readonly add: (draft: CorrectionDraft, deed: CorrectionDeed) => Promise<Correction>;
  /** Decides, withdraws or reverts one. @throws {CorrectionRefusedError} where it does not stand so */
  readonly move: (moving: CorrectionMoving) => Promise<Correction>;
  /** Adds punches together, all or none. @returns the id of the group; @throws {CorrectionRefusedError} */
  readonly addGroup: (group: CorrectionGroup) => Promise<string>;
  /** Reverts everything of a group that is in force. @returns how many; @throws {CorrectionRefusedError} for none */
  readonly revertGroup: (moving: CorrectionMoving) => Promise<number>;
}
