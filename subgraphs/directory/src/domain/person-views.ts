import { EVERY_PLACE, readViewedType } from "@biometricflow/schema/audit-views";
import { isPlaceId } from "@biometricflow/schema/global-id";
import type { ListedAudit } from "./directory-store.ts";

/** Which data were looked at. */
export type ViewedKind =
  | "PERSON"
  | "PUNCHES"
  | "ATTENDANCE"
  | "PRESENCE"
  | "ABSENCES"
  | "CORRECTIONS"
  | "SHIFTS"
  | "OTHER";

/** Somebody's look at a person's data. */
export interface PersonLook {
  readonly at: string;
  readonly actor: string;
  readonly kind: ViewedKind;
  /** Whether the person was asked for; else it was a list of people. */
  readonly isNamed: boolean;
}

/** Who looks for looks at whom. */
export interface LookedAt {
  /** Ids of the person, and of its places. */
  readonly names: readonly string[];
  /** Whose looks are left out. */
  readonly own: string;
}

const KINDS: Readonly<Record<Exclude<ViewedKind, "OTHER">, readonly string[]>> = {
  PERSON: [
    ...["Person", "User", "Account", "UserChange", "Consent", "EnrolmentFinding"],
    ...["PinConflict", "PinDecision", "UnmappedPin"],
  ],
  PUNCHES: ["Punch", "SetAsideRow", "VerifiedRow", "DeviceUse", "MissingPunch"],
  ATTENDANCE: [
    ...[
      "DayRecord",
      "AttendanceMatrixRow",
      "AttendanceTotals",
      "SummaryRow",
      "AttendanceException",
      "AttendanceChange",
    ],
    ...["Insight", "LimitHit", "ChangedDay", "AttendanceStatement", "PeriodDocument", "Acknowledgement", "Adjustment"],
    "ExportPreview",
  ],
  PRESENCE: ["Presence", "PresenceChange"],
  ABSENCES: ["Absence"],
  CORRECTIONS: ["Correction"],
  SHIFTS: ["RosterRow", "ShiftAssignment"],
};

const KIND_OF_TYPE: ReadonlyMap<string, ViewedKind> = new Map(
  Object.entries(KINDS).flatMap(([kind, types]) => types.map((type) => [type, toKind(kind)] as const)),
);

function toKind(name: string): ViewedKind {
  return isKind(name) ? name : "OTHER";
}

function isKind(name: string): name is keyof typeof KINDS {
  return Object.hasOwn(KINDS, name);
}

/** What a row of the audit says of a look at a person; `undefined` for any other row, and where it was of others. */
export function toPersonLook(
  { at, actor, action, targets = [] }: Pick<ListedAudit, "at" | "actor" | "action" | "targets">,
  { names, own }: LookedAt,
): PersonLook | undefined {
  const type = readViewedType(action);
  if (type === undefined || actor === own) return undefined;
  const found = targets.filter((target) => target === EVERY_PLACE || names.includes(target));
  if (found.length === 0) return undefined;
  const isNamed = found.some((target) => target !== EVERY_PLACE && !isPlaceId(target));
  return { at, actor, kind: KIND_OF_TYPE.get(type) ?? "OTHER", isNamed };
}
