import type { ShiftHoursInput } from "@biometricflow/sdk/generated/graphql";

const DAY = 1_440;

/** A stretch of the picture of a day, in minutes after its midnight. */
export interface PicturePart {
  readonly kind: "WORK" | "GRACE" | "BREAK";
  readonly from: number;
  readonly to: number;
}

/** The picture of a day: as long as a day, or until the shift's end on the next one. */
export interface DayPicture {
  readonly length: number;
  readonly parts: readonly PicturePart[];
}

/** Draws the hours of a shift; undefined where a time is missing. Times are those of `ShiftHours`, every key said. */
export function toDayPicture(hours: ShiftHoursInput): DayPicture | undefined {
  const work = toSpans(hours);
  if (work === undefined) return undefined;
  const [first, last] = [work[0], work.at(-1)];
  const grace = (from: number, to: number): PicturePart[] => (from < to ? [{ kind: "GRACE", from, to }] : []);
  const isStrict = hours.flexible !== true && first !== undefined && last !== undefined;
  const late = isStrict ? grace(first.from, Math.min(first.to, first.from + (hours.graceInMinutes ?? 0))) : [];
  const early = isStrict ? grace(Math.max(last.from, last.to - (hours.graceOutMinutes ?? 0)), last.to) : [];
  return {
    length: Math.max(DAY, Math.ceil((last?.to ?? 0) / 180) * 180),
    parts: [...work.map((span) => ({ kind: "WORK" as const, ...span })), ...late, ...early, ...toBreak(work, hours)],
  };
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Each time is the first such wall time after the one before it. */
function toSpans({ start, end, spans }: ShiftHoursInput): readonly Span[] | undefined {
  const given = spans && spans.length > 0 ? spans : [{ start: start ?? "", end: end ?? "" }];
  const made: Span[] = [];
  let now = -1;
  for (const span of given) {
    const [from, to] = [toMinute(span.start), toMinute(span.end)];
    if (from === undefined || to === undefined) return undefined;
    const begins = after(from, now);
    now = after(to, begins);
    made.push({ from: begins, to: now });
  }
  return made;
}

function after(minute: number, now: number): number {
  return minute > now ? minute : after(minute + DAY, now);
}

/** The break stands where it is owed first: it may be taken at any time. */
function toBreak(work: readonly Span[], { breakMinutes, breakAfterMinutes }: ShiftHoursInput): readonly PicturePart[] {
  let left = breakAfterMinutes ?? 0;
  for (const { from, to } of work) {
    const at = from + left;
    if (at < to && (breakMinutes ?? 0) > 0)
      return [{ kind: "BREAK", from: at, to: Math.min(to, at + (breakMinutes ?? 0)) }];
    left -= to - from;
  }
  return [];
}

function toMinute(time: string): number | undefined {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time);
  return parts ? Number(parts[1]) * 60 + Number(parts[2]) : undefined;
}
