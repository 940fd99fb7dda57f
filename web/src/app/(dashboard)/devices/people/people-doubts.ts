import type { Reader } from "../reader/reader.ts";

/** Why a list of people may not be what the reader has. */
export interface PeopleDoubt {
  readonly kind: "notReread" | "neverSeen" | "away" | "fewer" | "more" | "unreadable";
  /** The people that it is about. */
  readonly count: number;
}

/**
 * Everything that keeps a list of people from being what the reader has now.
 *
 * @param known everybody whom the place knows on it; undefined where only some were asked for.
 * @param isOld it could not be read anew.
 */
export function listPeopleDoubts(
  { status, lastSeenAt, counts, unreadableUsers }: Pick<Reader, "status" | "lastSeenAt" | "counts" | "unreadableUsers">,
  known: number | undefined,
  isOld: boolean,
): readonly PeopleDoubt[] {
  const told = counts?.users ?? undefined;
  const isCounted = known !== undefined && told !== undefined && !unreadableUsers;
  const judged: readonly (readonly [PeopleDoubt["kind"], boolean, number])[] = [
    ["notReread", isOld, 0],
    ["neverSeen", lastSeenAt === null, 0],
    ["away", lastSeenAt !== null && status !== "ONLINE", 0],
    ["fewer", isCounted && known < told, isCounted ? told : 0],
    ["more", isCounted && known > told, isCounted ? told : 0],
    ["unreadable", Boolean(unreadableUsers), unreadableUsers ?? 0],
  ];
  return judged.flatMap(([kind, isSo, count]) => (isSo ? [{ kind, count }] : []));
}
