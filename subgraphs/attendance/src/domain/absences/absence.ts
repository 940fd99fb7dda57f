import type { AbsencePart } from "@biometricflow/rules/absence";
import { isDate, parseDay } from "@biometricflow/rules/local-time";
import { toMinuteOfDay } from "@biometricflow/rules/shift-rules";
import { addDays } from "../dates.ts";
import type { PersonReference } from "../people/person.ts";
import type { InputFault } from "./absence-kind.ts";

/** Dates, both inclusive. */
export interface DateRange {
  readonly from: string;
  readonly to: string;
}

/** When somebody is away, and why. */
export interface AbsenceTerms extends DateRange {
  readonly kindId: string;
  /** Of each of the dates; `undefined`: all of it. */
  readonly part: AbsencePart | undefined;
  /** Empty for none. */
  readonly note: string;
}

/** An absence to be added. */
export interface AbsenceDraft extends AbsenceTerms {
  readonly person: PersonReference;
}

/** An absence as it is kept. */
export interface StoredAbsence extends AbsenceDraft {
  readonly id: string;
}

/** Longest absence: three years. */
const MAX_DAYS = 1096;
const MAX_NOTE_CHARS = 500;

const DATE_FORM = "a date such as 2026-01-31, of the years 2000 to 2199";

/** What is wrong with the terms of an absence by themselves; `undefined`: nothing. */
export function findTermsFault({ from, to, part, note }: AbsenceTerms): InputFault | undefined {
  if (!isUsual(from)) return { argument: "from", expected: DATE_FORM };
  if (!isUsual(to)) return { argument: "to", expected: DATE_FORM };
  if (to < from) return { argument: "to", expected: "a date that is not before from" };
  if (parseDay(to) - parseDay(from) >= MAX_DAYS) return { argument: "to", expected: `at most ${MAX_DAYS} dates` };
  if (!isPart(part)) return { argument: "part", expected: PART_FORM };
  if (note.length > MAX_NOTE_CHARS)
    return { argument: "note", expected: `a note of at most ${MAX_NOTE_CHARS} characters` };
  return undefined;
}

/** What a cell says that means a part of a day. */
export const PART_FORM = "nothing, FIRST_HALF, SECOND_HALF or two times such as 09:00-11:30";

/** A part as text: empty for the whole day, `FIRST_HALF`, `SECOND_HALF`, `09:00-11:30`. */
export function formatPart(part: AbsencePart | undefined): string {
  if (part === undefined || typeof part === "string") return part ?? "";
  return `${part.start}-${part.end}`;
}

/** Reads what `formatPart` wrote, or somebody; "NONE" for what is no part of a day. */
export function parsePart(text: string): AbsencePart | undefined | "NONE" {
  if (text === "" || text === "WHOLE") return undefined;
  if (text === "FIRST_HALF" || text === "SECOND_HALF") return text;
  const [start = "", end = "", ...more] = text.split("-").map((time) => time.trim());
  const part = { start, end };
  return more.length === 0 && isPart(part) ? part : "NONE";
}

function isUsual(date: string): boolean {
  return isDate(date) && date >= "2000-01-01" && date <= "2199-12-31";
}

function isPart(part: AbsencePart | undefined): boolean {
  if (part === undefined || typeof part === "string") return true;
  return part.start !== part.end && [part.start, part.end].every((time) => toMinuteOfDay(time) !== undefined);
}

/** The first of some absences of one person that shares a date with a span; `undefined`: none does. */
export function findShared<Span extends DateRange>(absences: readonly Span[], span: DateRange): Span | undefined {
  return absences.find(({ from, to }) => from <= span.to && span.from <= to);
}

/** The dates whose records are others after a change; a kind or a note changes none. */
export function listTouched(before: AbsenceTerms | undefined, after: AbsenceTerms | undefined): readonly DateRange[] {
  if (before === undefined || after === undefined) return [before ?? after].filter((span) => span !== undefined);
  if (formatPart(before.part) !== formatPart(after.part)) return [before, after];
  return [...cutOut(before, after), ...cutOut(after, before)];
}

/** The dates of a span that another one does not have. */
function cutOut(span: DateRange, other: DateRange): readonly DateRange[] {
  if (findShared([other], span) === undefined) return [{ from: span.from, to: span.to }];
  const left = { from: span.from, to: addDays(other.from, -1) };
  const right = { from: addDays(other.to, 1), to: span.to };
  return [left, right].filter(({ from, to }) => from <= to);
}
