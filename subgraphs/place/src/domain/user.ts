/** One enrolment as a reader stores it. */
export interface Enrolment {
  /** The reader's internal number. */
  readonly slot: number;
  readonly pin: string;
  readonly name: string;
  readonly privilegeCode: number;
  /** 0 when there is no card. */
  readonly cardNumber: number;
  /** The reader lets it in no more; absent where a reader does not say. */
  readonly isDisabled?: boolean;
}

/** What one reader keeps of a person, as it told it last. */
export interface KeptEnrolment extends Pick<Enrolment, "slot" | "name" | "privilegeCode" | "cardNumber"> {
  readonly deviceId: string;
}

/** A reader may keep one PIN in many slots: of one person no more are told. */
export const MOST_ENROLMENTS = 500;

/** A person's enrolment at the place, over all its readers. */
export interface UserRecord {
  /** `<place>/<pin>`. */
  readonly id: string;
  readonly pin: string;
  /** The first name that a reader holds, readers in order of id. */
  readonly name: string;
  readonly nameKey: string;
  readonly pinKey: string;
}
