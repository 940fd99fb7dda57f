import type { StoredAbsence } from "../../domain/absences/absence.ts";
import type { AbsenceKind } from "../../domain/absences/absence-kind.ts";
import type {
  AbsenceKindResolvers,
  AbsencePart,
  AbsenceResolvers,
  DayAbsenceResolvers,
} from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";

/** An absence's fields. */
export const AbsenceFields: AbsenceResolvers = {
  kind: (absence, _args, context) => loadKind(absence, context),
  part: toPartName,
  start: ({ part }) => (typeof part === "object" ? part.start : null),
  end: ({ part }) => (typeof part === "object" ? part.end : null),
  note: readNote,
  hasNote: ({ note }) => note !== "",
};

/** The fields of a date's absence. */
export const DayAbsenceFields: DayAbsenceResolvers = {
  kind: (absence, _args, context) => loadKind(absence, context),
  part: toPartName,
  start: ({ part }) => (typeof part === "object" ? part.start : null),
  end: ({ part }) => (typeof part === "object" ? part.end : null),
  note: readNote,
  hasNote: ({ note }) => note !== "",
  paid: async (absence, _args, context) => (await loadKind(absence, context))?.paid ?? null,
};

/** A kind's fields. */
export const AbsenceKindFields: AbsenceKindResolvers = {
  arabicName: ({ arabicName }) => arabicName ?? null,
  paid: ({ paid }) => paid ?? null,
};

function toPartName({ part }: StoredAbsence): AbsencePart {
  if (part === undefined) return "WHOLE";
  return typeof part === "string" ? part : "HOURS";
}

/** Roles that read what an absence is for; the person reads it too, and nobody else: it may be an illness. */
const NOTE_READERS: ReadonlySet<string> = new Set(["ADMIN", "HR"]);

async function readNote({ note, person }: StoredAbsence, _args: unknown, context: AttendanceContext) {
  if (note === "") return null;
  const mayRead = NOTE_READERS.has(context.viewer.role) || (await context.readOwnPersonId()) === person.id;
  return mayRead ? note : null;
}

async function loadKind({ kindId }: StoredAbsence, { kinds }: AttendanceContext): Promise<AbsenceKind | null> {
  return kinds.load(kindId);
}
