/** The target of a view that was of the people of every place. */
export const EVERY_PLACE = "*";

/** The action of a view of data of a type of the graph: `viewPunch`. */
export function toViewAction(type: string): string {
  return `view${type}`;
}

/** The type whose data a view was of; `undefined` for the action of anything else. */
export function readViewedType(action: string): string | undefined {
  return /^view([A-Z]\w*)$/.exec(action)?.[1];
}

/** Types that hold personal data, by what a person is told of a look at them: each that queries or streams lead to. */
export const VIEWED_TYPES = {
  PERSON: [
    ...["Person", "User", "Account", "Session", "UserChange", "Consent", "EnrolmentFinding", "AuditedChange"],
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
} as const;

/** Which data were looked at. */
export type ViewedKind = keyof typeof VIEWED_TYPES | "OTHER";

/** The kind of data of a type; `OTHER` for one of a router that knows more types. */
export function toViewedKind(type: string): ViewedKind {
  for (const kind of Object.keys(VIEWED_TYPES)) {
    if (isKind(kind) && VIEWED_TYPES[kind].some((known) => known === type)) return kind;
  }
  return "OTHER";
}

function isKind(name: string): name is keyof typeof VIEWED_TYPES {
  return Object.hasOwn(VIEWED_TYPES, name);
}
