import { isDeepStrictEqual } from "node:util";
import type { CaseOutput } from "./case-format.ts";

/** One member in which a case differs, both sides as text. */
export interface Difference {
  readonly member: string;
  readonly expected: string;
  readonly actual: string;
}

/**
 * The differences of a case, in the order of `expected`. Only members that `expected` has are compared; instants are
 * compared as instants, `flags` as a set, and `setAside` without order: an item may be a reason alone or an object with
 * any of the members place, device, pin, t, state and reason.
 */
export function toDifferences(expected: unknown, actual: CaseOutput | null): readonly Difference[] {
  if (!isOutput(expected) || actual === null) {
    return isDeepStrictEqual(expected, actual) ? [] : [toDifference("record", expected, actual)];
  }
  return Object.keys(expected)
    .filter((member) => !isEqual(member, expected[member], actual[member]))
    .map((member) => toDifference(member, expected[member], actual[member]));
}

function toDifference(member: string, expected: unknown, actual: unknown): Difference {
  return { member, expected: toText(expected), actual: toText(actual) };
}

function isEqual(member: string, expected: unknown, actual: unknown): boolean {
  if (member === "setAside") return isSameSetAside(toList(expected), toList(actual));
  if (member === "flags") return isDeepStrictEqual(new Set(toList(expected)), new Set(toList(actual)));
  if (member === "checkIn" || member === "checkOut") return isSameInstant(expected, actual);
  return isDeepStrictEqual(expected, actual);
}

function isSameInstant(expected: unknown, actual: unknown): boolean {
  if (typeof expected !== "string" || typeof actual !== "string") return expected === actual;
  return Date.parse(expected) === Date.parse(actual);
}

function isSameSetAside(expected: readonly unknown[], actual: readonly unknown[]): boolean {
  const left = [...actual];
  for (const item of expected) {
    const index = left.findIndex((candidate) => isOutput(candidate) && isMatch(item, candidate));
    if (index < 0) return false;
    left.splice(index, 1);
  }
  return left.length === 0;
}

function isMatch(expected: unknown, actual: CaseOutput): boolean {
  if (!isOutput(expected)) return expected === actual.reason;
  return Object.keys(expected).every((member) => isDeepStrictEqual(expected[member], actual[member]));
}

function toList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isOutput(value: unknown): value is CaseOutput {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toText(value: unknown): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}
