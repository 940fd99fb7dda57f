import { parseDateTime } from "@biometricflow/schema/date-time";

/** By scalar: what a value must be, in words, and whether a text is one. */
export type ScalarRules = ReadonlyMap<
  string,
  { readonly expected: string; readonly isValid: (text: string) => boolean }
>;

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

/** A value that is not what its position wants. */
export interface ValueFault {
  /** The path of the argument or variable, such as `filter.from`. */
  readonly argument: string | undefined;
  readonly message: string;
}

/** @param text the value; `undefined` when it is no text at all. */
export function judgeScalar(
  rules: ScalarRules,
  { typeName, path }: { readonly typeName: string; readonly path: string },
  text: string | undefined,
): ValueFault | undefined {
  const rule = rules.get(typeName);
  if (rule === undefined || (text !== undefined && rule.isValid(text))) return undefined;
  return { argument: path, message: `"${path}" must be ${rule.expected}` };
}
