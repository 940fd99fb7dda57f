import { type CalendarEdit, editCalendar } from "../calendars/calendar-edit.ts";
import { toEmptyCalendar, type PlaceCalendar } from "../calendars/place-calendar.ts";
import { layRoster } from "../shifts/edited-roster.ts";
import type { NamedShift, ShiftAssignment, ShiftTarget } from "../shifts/named-shift.ts";
import type { RosterEdit } from "../shifts/shift-store.ts";
import type { PersonFacts } from "./compile-person.ts";

/** A change of the rules that nobody made yet. */
export type RuleChange =
  | { readonly kind: "SHIFT"; readonly shift: NamedShift }
  | { readonly kind: "ASSIGN"; readonly assignment: ShiftAssignment }
  | { readonly kind: "UNASSIGN"; readonly target: ShiftTarget; readonly from: string }
  | { readonly kind: "ROSTER"; readonly edits: readonly RosterEdit[] }
  /** By place. */
  | { readonly kind: "CALENDAR"; readonly edits: ReadonlyMap<string, CalendarEdit> };

/** What the rules are compiled from, people's own aside. */
export interface RuleInputs {
  readonly calendars: readonly PlaceCalendar[];
  readonly shifts: readonly NamedShift[];
  /** To places and departments. */
  readonly assignments: readonly ShiftAssignment[];
}

/** The inputs after a change. */
export function changeInputs(inputs: RuleInputs, change: RuleChange): RuleInputs {
  const { calendars, shifts, assignments } = inputs;
  switch (change.kind) {
    case "SHIFT":
      return { ...inputs, shifts: [...shifts.filter(({ id }) => id !== change.shift.id), change.shift] };
    case "CALENDAR": {
      const isOther = ({ placeId }: PlaceCalendar) => !change.edits.has(placeId);
      const known = new Map(calendars.map((calendar) => [calendar.placeId, calendar]));
      const edited = [...change.edits].map(([id, edit], index) =>
        editCalendar(known.get(id) ?? toEmptyCalendar(id), edit, () => `preview.${index}`),
      );
      return { ...inputs, calendars: [...calendars.filter(isOther), ...edited] };
    }
    case "ROSTER":
      return inputs;
    default:
      return isOfPerson(change) ? inputs : { ...inputs, assignments: changeAssignments(assignments, change) };
  }
}

/** What is known of a person after a change. */
export function changeFacts<Facts extends PersonFacts>(facts: Facts, change: RuleChange): Facts {
  if (change.kind === "ROSTER") {
    const own = change.edits.filter(({ personId }) => personId === facts.person.id);
    return { ...facts, roster: layRoster(facts.roster, own).roster };
  }
  if ((change.kind !== "ASSIGN" && change.kind !== "UNASSIGN") || !isOfPerson(change)) return facts;
  if (toTarget(change).id !== facts.person.id) return facts;
  return { ...facts, assignments: changeAssignments(facts.assignments, change) };
}

/** Whose days a change may be about: people, people of a department, people of a place; or anybody's. */
export function toTargets(change: RuleChange): readonly ShiftTarget[] | "ANYBODY" {
  switch (change.kind) {
    case "SHIFT":
      return "ANYBODY";
    case "CALENDAR":
      return [...change.edits.keys()].map((id) => ({ kind: "PLACE", id }));
    case "ROSTER":
      return [...new Set(change.edits.map(({ personId }) => personId))].map((id) => ({ kind: "PERSON", id }));
    default:
      return [toTarget(change)];
  }
}

type AssignmentChange = Extract<RuleChange, { kind: "ASSIGN" | "UNASSIGN" }>;

function toTarget(change: AssignmentChange): ShiftTarget {
  return change.kind === "ASSIGN" ? change.assignment.target : change.target;
}

function isOfPerson(change: AssignmentChange): boolean {
  return toTarget(change).kind === "PERSON";
}

function changeAssignments(
  assignments: readonly ShiftAssignment[],
  change: AssignmentChange,
): readonly ShiftAssignment[] {
  const { kind, id } = toTarget(change);
  const from = change.kind === "ASSIGN" ? change.assignment.from : change.from;
  const others = assignments.filter(
    ({ target, ...each }) => target.kind !== kind || target.id !== id || each.from !== from,
  );
  return change.kind === "ASSIGN" ? [...others, change.assignment] : others;
}
