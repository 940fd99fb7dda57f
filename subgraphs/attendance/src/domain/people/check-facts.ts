import { isDate } from "@biometricflow/rules/local-time";

const MAX_PIN_CHARS = 32;
const MAX_TEXT_CHARS = 200;
const HIDDEN = /[\p{Cc}\p{Cs}]/u;

/** What a PIN must be, where it is not. */
export function findPinFault(pin: string): string | undefined {
  if (pin === "") return "a PIN";
  return pin.length > MAX_PIN_CHARS || HIDDEN.test(pin)
    ? `a PIN of at most ${MAX_PIN_CHARS} visible characters`
    : undefined;
}

/** What a name must be, where it is not. */
export function findTextFault(text: string): string | undefined {
  return text.length > MAX_TEXT_CHARS || HIDDEN.test(text) ? `at most ${MAX_TEXT_CHARS} visible characters` : undefined;
}

/** What a date must be, where it is not. */
export function findDateFault(date: string): string | undefined {
  return isDate(date) ? undefined : "a date such as 2026-01-31";
}
