import type { BrokenCase, Case, CaseFile } from "./case-format.ts";
import { findInputFault, isMembers, isRefusal } from "./case-faults.ts";

/**
 * Parses the text of a case file. Only the file's frame can refuse it; an entry that is no case is broken on its own,
 * and one with content the rules refuse fails when it is run.
 *
 * @throws {SyntaxError} for a text that is no JSON; {TypeError} for JSON that is no file of cases.
 */
export function parseCaseFile(text: string): CaseFile {
  const file: unknown = JSON.parse(text.replace(/^\uFEFF/, ""));
  if (!isMembers(file) || !("dayRecords" in file || "summaries" in file)) {
    throw new TypeError("a file of cases has a list dayRecords or summaries");
  }
  const dayRecords = toEntries(file, "dayRecords");
  const summaries = toEntries(file, "summaries");
  return {
    dayRecords: dayRecords.filter(isCase),
    summaries: summaries.filter(isCase),
    broken: [...dayRecords, ...summaries].filter(isBroken),
  };
}

function toEntries(
  file: Readonly<Record<string, unknown>>,
  list: "dayRecords" | "summaries",
): readonly (Case | BrokenCase)[] {
  const entries = file[list] ?? [];
  if (!Array.isArray(entries)) throw new TypeError(`${list} is a list of { id, input, expected }`);
  return entries.map((entry: unknown, index) => toEntry(entry, `${list}[${index}]`));
}

function toEntry(value: unknown, name: string): Case | BrokenCase {
  if (!isMembers(value)) return { id: name, fault: "a case is an object { id, input, expected }", isExpected: false };
  const id = typeof value.id === "string" || typeof value.id === "number" ? String(value.id) : name;
  if (!("expected" in value)) return { id, fault: "expected is missing", isExpected: false };
  const input = toWithoutNulls(value.input);
  const fault = findInputFault(input);
  if (fault !== undefined) return { id, fault, isExpected: isRefusal(value.expected) };
  return { id, input: toCaseInput(input), expected: value.expected };
}

function isCase(entry: Case | BrokenCase): entry is Case {
  return "input" in entry;
}

function isBroken(entry: Case | BrokenCase): entry is BrokenCase {
  return !isCase(entry);
}

/** Writers without an "absent" say `null`; in an input both mean the default. */
function toWithoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(toWithoutNulls);
  if (!isMembers(value)) return value;
  const stated = Object.entries(value).filter(([, member]) => member !== null);
  return Object.fromEntries(stated.map(([key, member]) => [key, toWithoutNulls(member)]));
}

/** `findInputFault` found nothing; what it leaves to the rules is refused by them before it is used as its type. */
function toCaseInput(input: unknown): Case["input"] {
  return input as Case["input"];
}
