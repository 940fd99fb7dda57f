import { toTrueInstant } from "@biometricflow/rules/drift";
import { type Organisation, toPlace } from "@biometricflow/rules/organisation";
import type { Punch } from "@biometricflow/rules/punch";

/** A punch as it came from a place's feed, or by hand. Instants are milliseconds since 1970. */
export interface StoredPunch {
  /** Global id. */
  readonly id: string;
  readonly placeId: string;
  /** Global id; empty for a punch that no reader has. */
  readonly readerId: string;
  readonly pin: string;
  /** What the place made of the reader's clock. */
  readonly atMs: number;
  /** `YYYY-MM-DDTHH:mm:ss` as the reader showed it. */
  readonly localTime: string;
  readonly stateCode: number;
  /** How it came: LIVE, READ, PUSH or FILE from a reader, MANUAL from a person. */
  readonly channel: string;
  /** Reader clock minus true clock at the read; 0 where nobody knows. */
  readonly driftSeconds: number;
}

/** The punch as the rules take it (R4). */
export function toRulesPunch(punch: StoredPunch, organisation: Organisation): Punch {
  const { id, placeId, readerId, pin, atMs, localTime, stateCode, driftSeconds } = punch;
  const { rules } = toPlace(organisation, placeId);
  return {
    id,
    place: placeId,
    device: readerId,
    pin,
    local: localTime,
    state: stateCode,
    driftSeconds,
    instantMs: toTrueInstant({ instantMs: atMs, driftSeconds }, rules),
  };
}
