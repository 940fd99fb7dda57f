import type { DayRow } from "../records/day-row.ts";

/** What is paid by: a record without how far it was proved. The keys stand in the order of a canonical line. */
export interface Figures {
  readonly placeId: string;
  readonly departmentId: string | null;
  readonly shiftId: string | null;
  readonly status: DayRow["status"];
  readonly flags: readonly string[];
  /** Milliseconds since 1970. */
  readonly checkInMs: number | null;
  readonly checkOutMs: number | null;
  readonly presenceMinutes: number;
  readonly workedMinutes: number;
  readonly expectedMinutes: number;
  readonly lateMinutes: number;
  readonly earlyLeaveMinutes: number;
  readonly overtimeMinutes: number;
  readonly keptPunches: number;
  readonly droppedDuplicates: number;
}

/** A figure that is another one; null where there is no record. */
export interface FigureChange {
  readonly figure: keyof Figures | "record";
  readonly before: string | null;
  readonly after: string | null;
  /** Of numbers: how much more it is. */
  readonly difference: number | null;
  /** Of an instant: the place whose clocks show it. What was kept before this was written has none. */
  readonly placeId?: string | undefined;
}

const KEYS: readonly (keyof Figures)[] = [
  "placeId",
  "departmentId",
  "shiftId",
  "status",
  "flags",
  "checkInMs",
  "checkOutMs",
  "presenceMinutes",
  "workedMinutes",
  "expectedMinutes",
  "lateMinutes",
  "earlyLeaveMinutes",
  "overtimeMinutes",
  "keptPunches",
  "droppedDuplicates",
];
const INSTANTS: ReadonlySet<keyof Figures> = new Set(["checkInMs", "checkOutMs"]);
const COUNTED: ReadonlySet<keyof Figures> = new Set(KEYS.filter((key) => /Minutes$|Punches$|Duplicates$/.test(key)));

/** A row with its department and shift. */
type FiguredRow = Omit<DayRow, "date" | "isFinal" | "nextChangeMs" | "progressPct" | "completeness"> & {
  readonly departmentId: string | undefined;
  readonly shiftId: string | undefined;
};

/** The figures of a row. */
export function toFigures(row: FiguredRow): Figures {
  return {
    placeId: row.placeId,
    departmentId: row.departmentId || null,
    shiftId: row.shiftId || null,
    status: row.status,
    flags: [...row.flags].toSorted(),
    checkInMs: row.checkInMs ?? null,
    checkOutMs: row.checkOutMs ?? null,
    presenceMinutes: row.presenceMinutes,
    workedMinutes: row.workedMinutes,
    expectedMinutes: row.expectedMinutes,
    lateMinutes: row.lateMinutes,
    earlyLeaveMinutes: row.earlyLeaveMinutes,
    overtimeMinutes: row.overtimeMinutes,
    keptPunches: row.keptPunches,
    droppedDuplicates: row.droppedDuplicates,
  };
}

/** The figures in which two records differ; none where they are the same. */
export function listFigureChanges(before: Figures | undefined, after: Figures | undefined): readonly FigureChange[] {
  if (before === undefined && after === undefined) return [];
  const known = before === undefined || after === undefined;
  const record = { figure: "record" as const, before: before?.status ?? null, after: after?.status ?? null };
  const changes = KEYS.flatMap((figure) => compare(figure, before, after));
  return known ? [{ ...record, difference: null }, ...changes] : changes;
}

function compare(
  figure: keyof Figures,
  before: Figures | undefined,
  after: Figures | undefined,
): readonly FigureChange[] {
  const [from, to] = [toText(before?.[figure]), toText(after?.[figure])];
  if (from === to) return [];
  const difference = COUNTED.has(figure) ? Number(to ?? 0) - Number(from ?? 0) : null;
  const placeId = (after ?? before)?.placeId;
  return [{ figure, before: from, after: to, difference, ...(INSTANTS.has(figure) ? { placeId } : {}) }];
}

function toText(value: Figures[keyof Figures] | undefined): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === "object" ? value.join(" ") : String(value);
}
