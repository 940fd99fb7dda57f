import { parseDateTime } from "@biometricflow/schema/date-time";
import type { ScalarRules } from "./input-values.ts";

/** The scalars of the contract that not every text is. */
export const SCALARS: ScalarRules = new Map([
  [
    "DateTime",
    {
      expected: "an RFC 3339 instant with a zone, such as 2026-11-22T05:00:00Z",
      isValid: (text: string) => parseDateTime(text) !== undefined,
    },
  ],
]);
