import DataLoader from "dataloader";
import type { StoredAbsence } from "../domain/absences/absence.ts";
import type { AbsenceKind } from "../domain/absences/absence-kind.ts";
import type { AbsenceReader } from "../domain/absences/absence-store.ts";
import type { DayQuestion } from "../domain/records/record-details.ts";

/** Kinds of one request, by id; null for one that is gone. */
export type AbsenceKindLoader = DataLoader<string, AbsenceKind | null>;

/** Creates the loader of one request: all of them are few. */
export function createAbsenceKindLoader({ listKinds }: Pick<AbsenceReader, "listKinds">): AbsenceKindLoader {
  return new DataLoader<string, AbsenceKind | null>(async (ids) => {
    const kinds = new Map((await listKinds()).map((kind) => [kind.id, kind]));
    return ids.map((id) => kinds.get(id) ?? null);
  });
}

/** The absences of one request's days. */
export type AbsenceLoader = DataLoader<DayQuestion, StoredAbsence | undefined, string>;

/** Creates the loader of one request: the absences of a whole page are one question. */
export function createAbsenceLoader({ findOn }: Pick<AbsenceReader, "findOn">): AbsenceLoader {
  return new DataLoader<DayQuestion, StoredAbsence | undefined, string>(findOn, {
    cacheKeyFn: ({ personKey, date }) => `${personKey} ${date}`,
    maxBatchSize: 1000,
  });
}
