import { addFault, type ConfigValue, readMembers } from "./faults.ts";
import { type ShiftOverride, type ShiftRules, toMinuteOfDay } from "./shift-rules.ts";
import { isCount, isPairingMode, isTimeOfDay } from "./value-tests.ts";

/** Longest shift that is accepted; longer ones are refused rather than guessed (2.1). */
const LONGEST_SHIFT_MINUTES = 20 * 60;

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

type Draft = { -readonly [Key in keyof ShiftOverride]: ShiftOverride[Key] };

/** Parses the parts of a shift that a configuration gives. */
export function parseShiftOverride(config: ConfigValue): ShiftOverride {
  const draft: Draft = {};
  for (const [name, member] of readMembers(config)) readShiftMember(draft, name, member);
  return draft;
}

function readShiftMember(draft: Draft, name: string, member: ConfigValue): void {
  const { value } = member;
  const minuteKey = MINUTE_KEYS.find((key) => key === name);
  if (minuteKey) {
    if (isCount(value)) draft[minuteKey] = value;
    else addFault(member, "whole minutes from 0");
  } else if (name === "start" || name === "end") {
    if (isTimeOfDay(value)) draft[name] = value;
    else addFault(member, "a time HH:mm");
  } else if (name === "pairing") {
    if (isPairingMode(value)) draft.pairing = value;
    else addFault(member, "FIRST_LAST, ALTERNATING or STATE");
  } else {
    addFault(member, `one of the keys start, end, pairing, ${MINUTE_KEYS.join(", ")}`);
  }
}

/** Nominal length of a shift in minutes: 1 to 1440; an end not after the start is on the next date. */
export function toShiftLengthMinutes(shift: ShiftRules): number {
  const length = toEdgeMinute(shift.end) - toEdgeMinute(shift.start);
  return length > 0 ? length : length + 24 * 60;
}

/** Minutes after midnight of an edge that has been parsed. */
export function toEdgeMinute(time: string): number {
  const minute = toMinuteOfDay(time);
  if (minute === undefined) throw new TypeError(`not a time HH:mm: ${time}`);
  return minute;
}

/** 2.1: refuses a complete shift that is longer than 20 h or is nothing but break. */
export function checkShift(shift: ShiftRules, { key, faults }: Omit<ConfigValue, "value">): void {
  const length = toShiftLengthMinutes(shift);
  if (length > LONGEST_SHIFT_MINUTES) {
    addFault({ value: `${shift.start}-${shift.end}`, key, faults }, "a shift of at most 20 hours");
  }
  if (shift.breakMinutes >= length) {
    addFault(
      { value: shift.breakMinutes, key: `${key}.breakMinutes`, faults },
      `less than the shift's ${length} minutes`,
    );
  }
}
