import { addFault, type ConfigValue, isObject, readMembers } from "./faults.ts";
import { type ShiftOverride, type SpanRules } from "./shift-rules.ts";
import { isBoolean, isCount, isPairingMode, isTimeOfDay } from "./value-tests.ts";

const MINUTE_KEYS = [
  "breakMinutes",
  "breakAfterMinutes",
  "graceInMinutes",
  "graceOutMinutes",
  "overtimeAfterMinutes",
  "minPresentMinutes",
  "dayLeadMinutes",
  "dayTailMinutes",
] as const;

/** 2.1: a lead or tail of more than a day is refused. */
const LONGEST_BORDER_MINUTES = 24 * 60;
const BORDER_KEYS: readonly string[] = ["dayLeadMinutes", "dayTailMinutes"];

type Draft = { -readonly [Key in keyof ShiftOverride]: ShiftOverride[Key] };

/** Parses one layer of a shift: the keys that it changes. Keys of `skipped` are read elsewhere. */
export function parseShiftOverride(config: ConfigValue, skipped: readonly string[] = []): ShiftOverride {
  const draft: Draft = {};
  for (const [name, member] of readMembers(config)) {
    if (!skipped.includes(name)) readShiftMember(draft, name, member);
  }
  if (draft.spans && (draft.start !== undefined || draft.end !== undefined)) {
    addFault(config, "either spans, or start and end");
    delete draft.spans;
  }
  return draft;
}

function readShiftMember(draft: Draft, name: string, member: ConfigValue): void {
  const { value } = member;
  const minuteKey = MINUTE_KEYS.find((key) => key === name);
  if (minuteKey) {
    if (!isCount(value)) addFault(member, "whole minutes from 0");
    else if (BORDER_KEYS.includes(name) && value > LONGEST_BORDER_MINUTES) addFault(member, "at most 1440 minutes");
    else draft[minuteKey] = value;
  } else if (name === "start" || name === "end") {
    if (isTimeOfDay(value)) draft[name] = value;
    else addFault(member, "a time HH:mm");
  } else if (name === "spans") {
    draft.spans = readSpans(member);
  } else if (name === "flexible") {
    if (isBoolean(value)) draft.flexible = value;
    else addFault(member, "true or false");
  } else if (name === "pairing") {
    if (isPairingMode(value)) draft.pairing = value;
    else addFault(member, "FIRST_LAST, ALTERNATING or STATE");
  } else {
    addFault(member, `one of the keys start, end, spans, flexible, pairing, ${MINUTE_KEYS.join(", ")}`);
  }
}

function readSpans(config: ConfigValue): readonly SpanRules[] {
  const { value } = config;
  if (Array.isArray(value) && value.length >= 2 && value.length <= 3 && value.every(isSpan)) return value;
  addFault(config, "two or three { start, end } of times HH:mm");
  return [];
}

function isSpan(value: unknown): value is SpanRules {
  return isObject(value) && Object.keys(value).length === 2 && isTimeOfDay(value.start) && isTimeOfDay(value.end);
}
