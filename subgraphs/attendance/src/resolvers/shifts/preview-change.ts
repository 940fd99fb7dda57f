import { codedError } from "@biometricflow/service/errors/error-codes";
import { parseFirst } from "@biometricflow/subgraph/list-arguments";
import type { KeptRow } from "../../domain/records/record-store.ts";
import type { RuleChange } from "../../domain/rules/rule-change.ts";
import type { NamedShift } from "../../domain/shifts/named-shift.ts";
import { refuseStale } from "../../domain/shifts/shift-revision.ts";
import type {
  QueryPreviewChangeArgs,
  ResolversTypes,
  RuleChangeInput,
  SaveShiftInput,
} from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { toCalendarEdits } from "../calendars/calendar-change.ts";
import { parseRange } from "../date-range.ts";
import { requireEverywhere } from "../scope.ts";
import { toRosterEdits } from "./roster-input.ts";
import { toldInFull, toShift, toTarget } from "./shift-input.ts";

const MOST_DAYS = 62;
const MOST_CHANGES = 500;

/** What a change would do. @throws BAD_USER_INPUT, FORBIDDEN, NOT_FOUND as the mutation would */
export async function previewChange(
  { change, from, to, first }: QueryPreviewChangeArgs,
  context: AttendanceContext,
): Promise<Awaited<ResolversTypes["ChangePreview"]>> {
  const limit = parseFirst(first);
  if (limit > MOST_CHANGES)
    throw codedError("BAD_USER_INPUT", `At most ${MOST_CHANGES} days are listed`, { argument: "first" });
  const { placeIds, people: scope } = await context.readScope();
  const question = {
    change: await toChange(change, context),
    range: parseRange({ from, to }, "from", MOST_DAYS),
    viewed: { placeIds, scope },
    limit,
  };
  const { examined, people, touched, days, contradictions, changes } = await toldInFull(context.preview(question));
  const shifts = await context.readShifts();
  return {
    people,
    examinedPeople: examined,
    touchedPeople: touched,
    changedDays: days,
    contradictions,
    changes: changes.map(({ before, after, ...day }) => ({
      ...day,
      before: toDay(before, shifts),
      after: toDay(after, shifts),
    })),
  };
}

async function toChange(input: RuleChangeInput, context: AttendanceContext): Promise<RuleChange> {
  const { saveShift, assignShift, unassignShift, editRoster } = input;
  const given = Object.values(input).filter((each) => each !== null && each !== undefined);
  if (given.length !== 1) throw codedError("BAD_USER_INPUT", "Name exactly one change", { argument: "change" });
  if (saveShift) {
    requireEverywhere(context);
    return { kind: "SHIFT", ...(await toEdited(saveShift, context)) };
  }
  if (assignShift) {
    const { shiftId, from, to } = assignShift;
    const target = await toTarget(assignShift, context);
    return { kind: "ASSIGN", assignment: { target, shiftId, from, to: to ?? undefined } };
  }
  if (unassignShift) {
    const target = await toTarget(unassignShift, context);
    return { kind: "UNASSIGN", target, from: unassignShift.from };
  }
  if (editRoster) return { kind: "ROSTER", edits: await toRosterEdits(editRoster, context) };
  return { kind: "CALENDAR", edits: await toCalendarEdits(input, context) };
}

async function toEdited({ revision, ...said }: SaveShiftInput, context: AttendanceContext) {
  const shift = toShift(said);
  const known = (await context.readShifts()).get(shift.id);
  await toldInFull((async () => refuseStale(known, shift, revision ?? undefined))());
  return { shift };
}

/** A shift that is not saved yet is shown by nothing. */
function toDay(row: KeptRow | undefined, shifts: ReadonlyMap<string, NamedShift>) {
  if (row === undefined) return null;
  const { status, flags, workedMinutes, expectedMinutes, lateMinutes, earlyLeaveMinutes, overtimeMinutes } = row;
  const minutes = { workedMinutes, expectedMinutes, lateMinutes, earlyLeaveMinutes, overtimeMinutes };
  return { status, flags: [...flags], shift: shifts.get(row.shiftId ?? "") ?? null, ...minutes };
}
