import { parseDay, toWeekday } from "./local-time.ts";
import { WEEKDAYS, type Weekday } from "./weekdays.ts";
import { DEFAULT_SHIFT, type ShiftOverride, type ShiftRules } from "./shift-rules.ts";

/** Hours by weekday: what differs on each day that is named. */
export type WeekdayShifts = Readonly<Partial<Record<Weekday, ShiftOverride>>>;

/** Hours between two dates, both inclusive, such as those of Ramadan. */
export interface Season {
  readonly from: string;
  readonly to: string;
  readonly own: ShiftOverride;
  readonly weekdays: WeekdayShifts;
}

/** The shift of a place or a person: what holds always, by weekday, and in seasons (R7). */
export interface ShiftLayers {
  readonly own: ShiftOverride;
  readonly weekdays: WeekdayShifts;
  /** No two share a date. */
  readonly seasons: readonly Season[];
}

/** A shift that changes nothing. */
export const NO_LAYERS: ShiftLayers = { own: {}, weekdays: {}, seasons: [] };

/** Whether the layers change anything on any date. */
export function isEmptyLayers({ own, weekdays, seasons }: ShiftLayers): boolean {
  return isEmpty(own) && isEmpty(weekdays) && seasons.length === 0;
}

/** The layers that hold on a day, the later over the earlier; each changes at least one key (R7). */
export function listLayersOn({ own, weekdays, seasons }: ShiftLayers, day: number): readonly ShiftOverride[] {
  const weekday = WEEKDAYS[toWeekday(day)] ?? "SUN";
  const season = seasons.find(({ from, to }) => parseDay(from) <= day && day <= parseDay(to));
  const layers = [own, weekdays[weekday], season?.own, season?.weekdays[weekday]];
  return layers.filter((layer) => layer !== undefined && !isEmpty(layer)).map((layer) => layer ?? {});
}

/** R7: one shift of layers, key by key. `spans` puts `start` and `end` below it aside, and the other way round. */
export function mergeLayers(layers: readonly ShiftOverride[]): ShiftRules {
  return layers.reduce<ShiftRules>(mergeLayer, DEFAULT_SHIFT);
}

function mergeLayer(below: ShiftRules, layer: ShiftOverride): ShiftRules {
  const { spans, start, end } = layer;
  const first = spans?.[0];
  const last = spans?.[spans.length - 1];
  if (spans && first && last) return { ...below, ...layer, start: first.start, end: last.end };
  if (start === undefined && end === undefined) return { ...below, ...layer };
  const hours = { start: start ?? below.start, end: end ?? below.end };
  return { ...below, ...layer, ...hours, spans: [hours] };
}

function isEmpty(layer: object): boolean {
  return Object.keys(layer).length === 0;
}
