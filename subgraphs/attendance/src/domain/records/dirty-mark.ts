import { addDays } from "../dates.ts";

/** Dates of a person to be worked out anew, both inclusive. */
export interface DateStretch {
  readonly personKey: number;
  readonly from: string;
  readonly to: string;
}

/** Dates of a person whose records may be out of date. */
export interface DirtyMark extends DateStretch {
  /** Grows with each mark: what was marked again meanwhile stays marked. */
  readonly token: number;
}

/** The work that a person's marks make: one stretch of dates, and the last token that it answers. */
export type RecordWork = DirtyMark;

/** How marks change: those that are no more, by token, and the stretches that are marked instead. */
export interface MarkChange {
  readonly gone: readonly number[];
  readonly marked: readonly DateStretch[];
}

/** How much is worked out at once. */
export interface WorkBounds {
  /** Only dates from this one on. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Dates of one person. */
  readonly daysPerPerson: number;
  /** Dates of all people together; the first of them has dates in any case. */
  readonly days: number;
}

/**
 * What of the marks is worked out now, in the order of the people's first marks: of each person the newest dates that hang
 * together. Years of one person are worked out in several turns.
 */
export function toRecordWork(marks: readonly DirtyMark[], bounds: WorkBounds): readonly RecordWork[] {
  const work: RecordWork[] = [];
  let left = bounds.days;
  for (const own of Map.groupBy(marks, ({ personKey }) => personKey).values()) {
    const newest = toNewest(own, bounds);
    if (newest === undefined) continue;
    work.push(newest);
    left -= countDays(newest);
    if (left <= 0) break;
  }
  return work;
}

/** Joins marks with those of the same person that they touch: whoever punches each day has one mark, not one a day. */
export function addToMarks(known: readonly DirtyMark[], added: readonly DateStretch[]): MarkChange {
  const gone = new Set<number>();
  const marked: DateStretch[] = [];
  const knownOf = Map.groupBy(known, (mark) => mark.personKey);
  for (const [personKey, own] of Map.groupBy(added, (stretch) => stretch.personKey)) {
    const others = knownOf.get(personKey) ?? [];
    for (const stretch of joinTouching([...others, ...own])) {
      const absorbed = others.filter((mark) => mark.from <= stretch.to && mark.to >= stretch.from);
      if (absorbed.length > 0 && !own.some(({ from, to }) => from <= stretch.to && to >= stretch.from)) continue;
      for (const { token } of absorbed) gone.add(token);
      marked.push({ personKey, from: stretch.from, to: stretch.to });
    }
  }
  return { gone: [...gone], marked };
}

/** Takes worked out dates from marks: what lies before and after stays marked, as do marks that were made since. */
export function cutFromMarks(known: readonly DirtyMark[], work: readonly RecordWork[]): MarkChange {
  const done = new Map(work.map((each) => [each.personKey, each]));
  const cut = known.filter((mark) => {
    const each = done.get(mark.personKey);
    return each !== undefined && mark.token <= each.token && mark.from <= each.to && mark.to >= each.from;
  });
  const marked = cut.flatMap(({ personKey, from, to }) => {
    const each = done.get(personKey);
    if (each === undefined) return [];
    const before = { personKey, from, to: addDays(each.from, -1) };
    const after = { personKey, from: addDays(each.to, 1), to };
    return [before, after].filter((stretch) => stretch.from <= stretch.to);
  });
  return { gone: cut.map(({ token }) => token), marked };
}

function toNewest(marks: readonly DirtyMark[], { from = "", to, daysPerPerson }: WorkBounds): RecordWork | undefined {
  const asked = marks.flatMap((mark) => {
    const within = { ...mark, from: mark.from > from ? mark.from : from, to: to && mark.to > to ? to : mark.to };
    return within.from <= within.to ? [within] : [];
  });
  const newest = joinTouching(asked).at(-1);
  if (newest === undefined) return undefined;
  const first = addDays(newest.to, 1 - daysPerPerson);
  return { ...newest, from: newest.from > first ? newest.from : first, token: newest.token ?? 0 };
}

interface Joined extends DateStretch {
  readonly token?: number;
}

/** Stretches of one person that overlap or follow on one another, as one; in order. */
function joinTouching(stretches: readonly Joined[]): readonly Joined[] {
  const joined: Joined[] = [];
  for (const next of stretches.toSorted((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    const last = joined.at(-1);
    if (last === undefined || addDays(last.to, 1) < next.from) {
      joined.push(next);
      continue;
    }
    const token = Math.max(last.token ?? 0, next.token ?? 0);
    joined[joined.length - 1] = { ...last, to: next.to > last.to ? next.to : last.to, token };
  }
  return joined;
}

function countDays({ from, to }: DateStretch): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
}
