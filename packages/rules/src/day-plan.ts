import { type Absence, findAbsence } from "./absence.ts";
import type { CalendarKind, DayKind } from "./day-kind.ts";
import { MINUTE_MS, toDate } from "./local-time.ts";
import type { PersonRules, RosterEntry } from "./place-rules.ts";
import type { Shift, ShiftEdges } from "./shift.ts";
import { isEmptyLayers, listLayersOn, type ShiftLayers } from "./shift-layers.ts";
import { countMinutes, cutPart } from "./shift-minutes.ts";
import type { ShiftOverride } from "./shift-rules.ts";

/** Where the shift of a date comes from: the last of them that changed it (R7). */
export type ShiftSource = "PLACE" | "PERSON" | "ROSTER";

/** What a date asks of a person. */
export interface DayPlan {
  readonly day: number;
  readonly kind: DayKind;
  readonly shift: Shift;
  readonly source: ShiftSource;
  /** R7a: a working day, or a holiday with a rostered shift: its hours keep their time beside days off (R8a). */
  readonly isPlanned: boolean;
  /** R7a: a roster makes it a rest day. */
  readonly isRosteredOff: boolean;
  /** The whole shift's edges, absences left out: the borders of business days (R8, R8a) follow them. */
  readonly shiftEdges: ShiftEdges;
  /** R7b: what is left of the shift; the time between two spans is a pause. */
  readonly spans: readonly ShiftEdges[];
  /** S and E: the first start and the last end of the spans. */
  readonly startMs: number;
  readonly endMs: number;
  /** The absence of a working day that takes effect. */
  readonly absence: Absence | undefined;
  /** Minutes of the shift, and those that a part of the day left of them. */
  readonly shiftMinutes: number;
  readonly leftMinutes: number;
  /** Scaled with the minutes left. */
  readonly breakMinutes: number;
  readonly breakAfterMinutes: number;
  readonly minPresentMs: number;
}

/** Gives the plan of a day; the second argument marks an additional holiday of the query. */
export type PlanOn = (day: number, isHoliday: boolean) => DayPlan;

/** What a place says of its days and shifts. */
export interface PlaceDays {
  readonly rules: { readonly shift: ShiftLayers };
  readonly kindOf: (day: number) => CalendarKind;
  /** The place's own shift of a day; kept for all people. */
  readonly shiftOn: (day: number) => Shift;
  /** The shift of layers in the place's zone (R7); the same layers, or the same rules of others, give the same shift. */
  readonly shiftOf: (layers: readonly ShiftOverride[]) => Shift;
}

/** The plans of everybody who has no hours, roster or absence of their own: the same for all, and kept. */
export function createPlacePlans(place: PlaceDays): PlanOn {
  const [ordinary, holidays] = [new Map<number, DayPlan>(), new Map<number, DayPlan>()];
  return (day, isHoliday) => {
    const known = isHoliday ? holidays : ordinary;
    let plan = known.get(day);
    if (!plan) {
      const kind = isHoliday ? "HOLIDAY" : place.kindOf(day);
      const shift = place.shiftOn(day);
      plan = toWholePlan({ day, kind, isPlanned: kind === "WORKING", isRosteredOff: false, shift, source: "PLACE" });
      known.set(day, plan);
    }
    return plan;
  };
}

/** R7, R7a, R7b: creates the plans of a person by the rules of a place. */
export function createPlans(place: PlaceDays & { readonly planOn: PlanOn }, person: PersonRules): PlanOn {
  const { roster, absences, shift } = person;
  if (isEmptyLayers(shift) && absences.length === 0 && Object.keys(roster).length === 0) return place.planOn;
  const entryOn = createRoster(person);
  const shiftOn = createPersonShifts(place, person, entryOn);
  const hasAbsences = person.absences.length > 0;
  return (day, isHoliday) => {
    const entry = entryOn(day);
    const isRostered = entry !== undefined && entry !== "OFF";
    const kind = isHoliday ? "HOLIDAY" : place.kindOf(day);
    const calendarKind = kind === "HOLIDAY" || entry === undefined ? kind : isRostered ? "WORKING" : "WEEKEND";
    const isPlanned = calendarKind === "WORKING" || (calendarKind === "HOLIDAY" && isRostered);
    const isRosteredOff = entry === "OFF" && calendarKind === "WEEKEND";
    const whole = toWholePlan({ day, kind: calendarKind, isPlanned, isRosteredOff, ...shiftOn(day) });
    if (!hasAbsences || calendarKind !== "WORKING") return whole;
    const absence = findAbsence(person.absences, toDate(day));
    return absence === undefined ? whole : toPlanWithAbsence(whole, absence);
  };
}

interface ChosenShift {
  readonly shift: Shift;
  readonly source: ShiftSource;
}

/** Only the dates asked are looked up, so a long roster costs nothing, and none not even a date. */
function createRoster({ roster }: PersonRules): (day: number) => RosterEntry | undefined {
  return Object.keys(roster).length === 0 ? () => undefined : (day) => roster[toDate(day)];
}

/** R7. */
function createPersonShifts(
  place: PlaceDays,
  person: PersonRules,
  entryOn: (day: number) => RosterEntry | undefined,
): (day: number) => ChosenShift {
  const hasOwn = !isEmptyLayers(person.shift);
  return (day) => {
    const entry = entryOn(day);
    const rostered = entry === undefined || entry === "OFF" ? undefined : entry;
    const own = hasOwn ? listLayersOn(person.shift, day) : [];
    const source = rostered ? "ROSTER" : own.length > 0 ? "PERSON" : "PLACE";
    if (source === "PLACE") return { shift: place.shiftOn(day), source };
    const layers = [...listLayersOn(place.rules.shift, day), ...own, ...(rostered ? [rostered] : [])];
    return { shift: place.shiftOf(layers), source };
  };
}

type PlanStart = Pick<DayPlan, "day" | "kind" | "isPlanned" | "isRosteredOff"> & ChosenShift;

function toWholePlan(start: PlanStart): DayPlan {
  const { shift, day } = start;
  const spans = shift.spansOn(day);
  const edges = toOuterEdges(spans);
  const { breakMinutes, breakAfterMinutes, minPresentMinutes } = shift.rules;
  return {
    ...start,
    shiftEdges: edges,
    spans,
    ...edges,
    absence: undefined,
    shiftMinutes: shift.lengthMinutes,
    leftMinutes: shift.lengthMinutes,
    breakMinutes,
    breakAfterMinutes,
    minPresentMs: minPresentMinutes * MINUTE_MS,
  };
}

/** R7b, R22b: a part that takes nothing has no effect, one that takes everything is an absence of the whole day. */
function toPlanWithAbsence(plan: DayPlan, absence: Absence): DayPlan {
  const { shift, day, shiftMinutes } = plan;
  const left = absence.part === undefined ? [] : cutPart(shift.minuteSpans, absence.part);
  const leftMinutes = countMinutes(left);
  if (leftMinutes === shiftMinutes) return plan;
  if (leftMinutes === 0) return { ...plan, kind: "ON_LEAVE", absence };
  const spans = shift.toEdges(day, left);
  const scale = (minutes: number) => Math.floor((minutes * leftMinutes) / shiftMinutes);
  return {
    ...plan,
    spans,
    ...toOuterEdges(spans),
    absence,
    leftMinutes,
    breakMinutes: scale(plan.breakMinutes),
    breakAfterMinutes: scale(plan.breakAfterMinutes),
    minPresentMs: scale(shift.rules.minPresentMinutes) * MINUTE_MS,
  };
}

function toOuterEdges(spans: readonly ShiftEdges[]): ShiftEdges {
  return { startMs: spans[0]?.startMs ?? 0, endMs: spans[spans.length - 1]?.endMs ?? 0 };
}

/** Whether an absence takes a part of the day and leaves a part (R7b). */
export function isPartialLeave({ kind, absence }: DayPlan): boolean {
  return kind === "WORKING" && absence !== undefined;
}

const NO_PAUSE: readonly ShiftEdges[] = [];

/** The pauses of a day: the time between two of its spans (R7b). */
export function listPauses({ spans }: Pick<DayPlan, "spans">): readonly ShiftEdges[] {
  if (spans.length < 2) return NO_PAUSE;
  return spans.slice(1).map(({ startMs }, index) => ({ startMs: spans[index]?.endMs ?? startMs, endMs: startMs }));
}
