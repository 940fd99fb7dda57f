import type {
  SaveShiftInput,
  ShiftFactsFragment,
  ShiftHoursFactsFragment,
  ShiftHoursInput,
  ShiftPairing,
  ShiftVersionInput,
  Weekday,
} from "@biometricflow/sdk/generated/graphql";

/** The keys of a shift that are minutes, in the groups of the form. */
export const MINUTE_GROUPS = {
  tolerance: ["graceInMinutes", "graceOutMinutes", "minPresentMinutes"],
  pay: ["breakMinutes", "breakAfterMinutes", "overtimeAfterMinutes"],
  day: ["dayLeadMinutes", "dayTailMinutes"],
} as const;

/** A key that is minutes. */
export type MinuteKey = (typeof MINUTE_GROUPS)[keyof typeof MINUTE_GROUPS][number];

const MINUTE_KEYS: readonly MinuteKey[] = Object.values(MINUTE_GROUPS).flat();

/** A stretch of work while it is typed: `HH:mm`, or empty. */
export interface SpanDraft {
  readonly start: string;
  readonly end: string;
}

/** Hours while they are typed; what is empty is left to the layer below. */
export interface HoursDraft {
  /** None: left out; one: start and end; more: a split shift. */
  readonly spans: readonly SpanDraft[];
  readonly flexible: "" | "yes" | "no";
  readonly pairing: ShiftPairing | "";
  readonly minutes: Readonly<Record<MinuteKey, string>>;
}

/** Hours of a day of the week while they are typed. */
export interface WeekdayDraft {
  readonly weekday: Weekday;
  readonly hours: HoursDraft;
}

/** Hours between two dates while they are typed. */
export interface SeasonDraft {
  readonly from: string;
  readonly to: string;
  readonly hours: HoursDraft;
  readonly weekdays: readonly WeekdayDraft[];
}

/** A version while it is typed. */
export interface VersionDraft {
  readonly from: string;
  readonly hours: HoursDraft;
  readonly weekdays: readonly WeekdayDraft[];
  readonly seasons: readonly SeasonDraft[];
}

/** Hours that say nothing. */
export const NO_HOURS: HoursDraft = toHoursDraft({});

/** Hours as they are typed. */
export function toHoursDraft(hours: Partial<ShiftHoursFactsFragment>): HoursDraft {
  const { start, end, spans, flexible, pairing } = hours;
  const one = start || end ? [{ start: start ?? "", end: end ?? "" }] : [];
  const text = (key: MinuteKey) => hours[key]?.toString() ?? "";
  return {
    spans: spans && spans.length > 0 ? spans.map((span) => ({ start: span.start, end: span.end })) : one,
    flexible: flexible === null || flexible === undefined ? "" : flexible ? "yes" : "no",
    pairing: pairing ?? "",
    minutes: {
      graceInMinutes: text("graceInMinutes"),
      graceOutMinutes: text("graceOutMinutes"),
      minPresentMinutes: text("minPresentMinutes"),
      breakMinutes: text("breakMinutes"),
      breakAfterMinutes: text("breakAfterMinutes"),
      overtimeAfterMinutes: text("overtimeAfterMinutes"),
      dayLeadMinutes: text("dayLeadMinutes"),
      dayTailMinutes: text("dayTailMinutes"),
    },
  };
}

/** Hours as the graph takes them: what is empty is left out. */
export function toHoursInput({ spans, flexible, pairing, minutes }: HoursDraft): ShiftHoursInput {
  const [first, ...more] = spans;
  const times =
    first && more.length === 0
      ? { ...(first.start && { start: first.start }), ...(first.end && { end: first.end }) }
      : { ...(first && { spans: spans.map(({ start, end }) => ({ start, end })) }) };
  const counts = MINUTE_KEYS.filter((key) => minutes[key].trim() !== "").map((key) => [key, Number(minutes[key])]);
  return {
    ...times,
    ...(flexible && { flexible: flexible === "yes" }),
    ...(pairing && { pairing }),
    ...Object.fromEntries(counts),
  };
}

type Version = ShiftFactsFragment["versions"][number];

/** A version as it is typed. */
export function toVersionDraft({ from, hours, weekdays, seasons }: Version): VersionDraft {
  const ofWeek = (list: Version["weekdays"]) =>
    list.map(({ weekday, hours: own }) => ({ weekday, hours: toHoursDraft(own) }));
  return {
    from,
    hours: toHoursDraft(hours),
    weekdays: ofWeek(weekdays),
    seasons: seasons.map((season) => ({
      from: season.from,
      to: season.to,
      hours: toHoursDraft(season.hours),
      weekdays: ofWeek(season.weekdays),
    })),
  };
}

/** A version as the graph takes it. */
export function toVersionInput({ from, hours, weekdays, seasons }: VersionDraft): ShiftVersionInput {
  const ofWeek = (list: readonly WeekdayDraft[]) =>
    list.map(({ weekday, hours: own }) => ({ weekday, hours: toHoursInput(own) }));
  return {
    from,
    hours: toHoursInput(hours),
    weekdays: ofWeek(weekdays),
    seasons: seasons.map((season) => ({
      from: season.from,
      to: season.to,
      hours: toHoursInput(season.hours),
      weekdays: ofWeek(season.weekdays),
    })),
  };
}

/** A shift as the graph takes it, without the version of a date. */
export function toInputWithout(
  { id, name, colour, letter, revision, versions }: ShiftFactsFragment,
  from: string,
): SaveShiftInput {
  const others = versions.filter((version) => version.from !== from);
  return { id, name, colour, letter, revision, versions: others.map((one) => toVersionInput(toVersionDraft(one))) };
}
