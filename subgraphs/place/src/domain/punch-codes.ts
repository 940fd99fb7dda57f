/**
 * Wire codes to words.
 *
 * Source of the state codes: vendor's communication manual of 2006. Source of the verify codes: the PUSH protocol's table
 * for current readers; 0 and 2 differ on old TFT readers (fananimi/pyzk issues 51 and 212).
 */

/** The attendance state a person chose. */
export type PunchState =
  | "CHECK_IN"
  | "CHECK_OUT"
  | "BREAK_OUT"
  | "BREAK_IN"
  | "OVERTIME_IN"
  | "OVERTIME_OUT"
  | "UNSPECIFIED";

/** How a person was verified. */
export type VerifyMode = "PASSWORD" | "FINGERPRINT" | "CARD" | "FACE" | "PALM" | "OTHER";

/** Firmware families that number their verify modes differently. */
export type FirmwareFamily = "OLD_TFT" | "CURRENT";

const STATES: readonly PunchState[] = ["CHECK_IN", "CHECK_OUT", "BREAK_OUT", "BREAK_IN", "OVERTIME_IN", "OVERTIME_OUT"];

const VERIFY_MODES: Readonly<Record<FirmwareFamily, Readonly<Record<number, VerifyMode>>>> = {
  OLD_TFT: { 0: "PASSWORD", 1: "FINGERPRINT", 2: "CARD", 3: "PASSWORD", 4: "CARD", 15: "FACE", 25: "PALM" },
  CURRENT: { 1: "FINGERPRINT", 3: "PASSWORD", 4: "CARD", 15: "FACE", 25: "PALM" },
};

/** Codes 0 to 5; 255 and every other is UNSPECIFIED. */
export function toPunchState(stateCode: number): PunchState {
  return STATES[stateCode] ?? "UNSPECIFIED";
}

/** The code of a state: what readers write for none is 255. */
export function toStateCode(state: PunchState): number {
  const code = STATES.indexOf(state);
  return code < 0 ? 255 : code;
}

/** Combinations and unknown codes are OTHER. */
export function toVerifyMode(verifyCode: number, family: FirmwareFamily): VerifyMode {
  return VERIFY_MODES[family][verifyCode] ?? "OTHER";
}

/** The family of a reader, by the platform it states: `ZEM…` boards are the old ones. Unknown: CURRENT. */
export function toFirmwareFamily(platform: string | undefined): FirmwareFamily {
  return platform?.startsWith("ZEM") ? "OLD_TFT" : "CURRENT";
}
