import type { CommKeyStrength } from "./device.ts";

/** How many digits a key has at least that is not tried through at once. */
const FEWEST_DIGITS = 4;
const ROWS = ["01234567890", "09876543210"];

/** How easily a stranger finds a communication key; 0 is none. */
export function toCommKeyStrength(commKey: number): CommKeyStrength {
  if (commKey === 0) return "NONE";
  const digits = String(commKey);
  const isRow = ROWS.some((row) => row.includes(digits));
  const isOneDigit = new Set(digits).size === 1;
  return digits.length < FEWEST_DIGITS || isRow || isOneDigit ? "WEAK" : "SET";
}
