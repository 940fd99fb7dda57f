import type { UserRecord } from "../codec/user-record.ts";

/** The columns of the readable table. */
export const USER_HEADING = "slot   pin                       name                      card        privilege";

/** One line, without its end: JSON, or a row under `USER_HEADING`. */
export function toUserLine(user: UserRecord, isJson: boolean): string {
  if (isJson) return JSON.stringify(user);
  const { slot, pin, name, cardNumber, privilegeCode, isDisabled } = user;
  const card = cardNumber === 0 ? "" : String(cardNumber);
  const privilege = `${PRIVILEGES.get(privilegeCode) ?? privilegeCode}${isDisabled ? ", disabled" : ""}`;
  return `${String(slot).padEnd(5)}  ${pin.padEnd(24)}  ${name.padEnd(24)}  ${card.padEnd(10)}  ${privilege}`;
}

const PRIVILEGES: ReadonlyMap<number, string> = new Map([
  [0, "user"],
  [2, "enroller"],
  [6, "manager"],
  [14, "administrator"],
]);
