/** What data are processed for that a person can agree to: fingers and faces on readers, or the position of an app's punches. */
export type ConsentPurpose = "BIOMETRIC" | "LOCATION";

/** What a person said. */
export type ConsentState = "GIVEN" | "DECLINED" | "WITHDRAWN";

/** How somebody punches who does not agree. */
export type ConsentAlternative = "CARD" | "PIN";

/** What somebody said about one purpose, as it was recorded; nothing of it is ever changed, the last one counts. */
export interface Consent {
  /** `<place>/<pin>`. */
  readonly userId: string;
  readonly purpose: ConsentPurpose;
  readonly state: ConsentState;
  /** When it was said, `YYYY-MM-DD`. */
  readonly date: string;
  /** Where the signed paper is; empty for none. */
  readonly document: string;
  readonly alternative?: ConsentAlternative;
  /** The token's subject. */
  readonly recordedBy: string;
  readonly recordedMs: number;
}

/** Why something is not recorded. */
export type ConsentRefusal = "NOTHING_TO_WITHDRAW" | "NO_ALTERNATIVE_NEEDED" | "IN_FUTURE" | "BEFORE_LAST";

/**
 * Decides whether what somebody said can follow what was recorded last of the purpose.
 *
 * @param today `YYYY-MM-DD` in the zone of the place
 */
export function judgeConsent(
  last: Consent | undefined,
  wish: Pick<Consent, "state" | "date" | "alternative">,
  today: string,
): ConsentRefusal | undefined {
  if (wish.date > today) return "IN_FUTURE";
  if (wish.state === "GIVEN" && wish.alternative !== undefined) return "NO_ALTERNATIVE_NEEDED";
  if (wish.state === "WITHDRAWN" && last?.state !== "GIVEN") return "NOTHING_TO_WITHDRAW";
  if (last !== undefined && wish.date < last.date) return "BEFORE_LAST";
  return undefined;
}
