import { codedError } from "@biometricflow/service/errors/error-codes";
import { OvertimeLockedError } from "../../domain/overtime/overtime-store.ts";
import type { ListedRecord } from "../../domain/records/listed-record.ts";
import type { ApproveOvertimesInput, MutationResolvers, ResolversTypes } from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { toInputError } from "../absences/absence-input.ts";
import { refuseOneself } from "../not-oneself.ts";
import { toSelection } from "../record-selection.ts";

const MAX_MINUTES = 1440;
const MAX_REASON_CHARS = 500;
const MAX_RECORDS = 5000;

/** The mutations of overtime. */
export const OvertimeMutation = {
  approveOvertime: async (_root, { input: { personId, date, minutes, reason } }, context) => {
    const record = await findDecidable(personId, date, context);
    const decision = { person: record.person, date, minutes: parseMinutes(minutes), reason: parseReason(reason) };
    const act = { ...toAct(context), action: "approveOvertime" };
    await refuseLocked(context.overtimeWriter.approve([decision], act));
    return { record };
  },

  revokeOvertimeApproval: async (_root, { input: { personId, date } }, context) => {
    const record = await findDecidable(personId, date, context);
    if (await refuseLocked(context.overtimeWriter.revoke(record.person, date, toAct(context)))) return { record };
    throw codedError("NOT_FOUND", "Nobody decided on that date's overtime", { argument: "input.date" });
  },

  approveOvertimes: (_root, { input }, context) => approveMany(input, context),
} satisfies MutationResolvers;

async function approveMany(
  { filter, mostMinutes, reason, dryRun }: ApproveOvertimesInput,
  context: AttendanceContext,
): Promise<Awaited<ResolversTypes["ApproveOvertimesPayload"]>> {
  const most = parseMinutes(mostMinutes ?? MAX_MINUTES);
  const { selection } = await toSelection({ ...filter, overtime: ["PENDING"] }, context);
  const page = { limit: MAX_RECORDS + 1, after: undefined, isDescending: false };
  const records = await context.records.list(selection, page);
  if (records.length > MAX_RECORDS)
    throw toInputError({ argument: "filter", expected: `at most ${MAX_RECORDS} records` });
  const own = await context.readOwnPersonId();
  const decisions = records
    .filter(({ person }) => person.id !== own)
    .map(({ person, date, overtimeMinutes }) => {
      return { person, date, minutes: Math.min(overtimeMinutes, most), reason: parseReason(reason) };
    });
  const isDone = dryRun === false;
  const act = { ...toAct(context), action: "approveOvertimes" };
  if (isDone) await refuseLocked(context.overtimeWriter.approve(decisions, act));
  return {
    isDone,
    approved: decisions.length,
    minutes: decisions.reduce((sum, { minutes }) => sum + minutes, 0),
  };
}

/** The record on whose overtime the viewer may decide. @throws NOT_FOUND, FORBIDDEN */
async function findDecidable(personId: string, date: string, context: AttendanceContext): Promise<ListedRecord> {
  const { placeIds, people: scope } = await context.readScope();
  const page = { limit: 1, after: undefined, isDescending: false };
  const selection = { from: date, to: date, personIds: [personId], placeIds, scope };
  const [record] = await context.records.list(selection, page);
  if (record === undefined)
    throw codedError("NOT_FOUND", "There is no record of that person and date in your scope", { argument: "input" });
  await refuseOneself([personId], context, "input.personId");
  return record;
}

/** What came of it. @throws BAD_USER_INPUT where a date is locked */
async function refuseLocked<T>(deciding: Promise<T>): Promise<T> {
  try {
    return await deciding;
  } catch (error) {
    if (error instanceof OvertimeLockedError) throw codedError("BAD_USER_INPUT", error.message, { argument: "input" });
    throw error;
  }
}

function toAct({ viewer, now }: AttendanceContext) {
  return { actor: viewer.subject, atMs: now() };
}

function parseMinutes(minutes: number): number {
  if (minutes >= 0 && minutes <= MAX_MINUTES) return minutes;
  throw toInputError({ argument: "minutes", expected: `0 to ${MAX_MINUTES}` });
}

function parseReason(reason: string): string {
  const text = reason.trim();
  if (text !== "" && text.length <= MAX_REASON_CHARS) return text;
  throw toInputError({ argument: "reason", expected: `a reason of at most ${MAX_REASON_CHARS} characters` });
}
