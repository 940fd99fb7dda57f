import type { ValueChange } from "../domain/people/import-plan.ts";
import type { Act } from "../domain/people/people-store.ts";
import { recordChanges } from "./change-log.ts";
import type { WriteTransaction } from "./database.ts";

/** Which place somebody said of a person; null for none. */
export interface SaidHome {
  readonly personId: string;
  readonly homePlaceId: string | null | undefined;
}

const AT_ONCE = 500;

/**
 * Keeps that somebody said which place measures people: it is theirs then, also where it is the one that it was. Whoever has none,
 * or had it taken away, has the first that enrols the PIN.
 *
 * @param logged those of whom the log of changes tells it already
 */
export async function keepSaidHomes(
  transaction: WriteTransaction,
  said: readonly SaidHome[],
  { action, logged = new Set(), ...act }: Act & { readonly action: string; readonly logged?: ReadonlySet<string> },
): Promise<void> {
  const { tx, isAmong } = transaction;
  const ids = (isHome: boolean) =>
    said
      .filter(({ homePlaceId }) => homePlaceId !== undefined && (homePlaceId !== null) === isHome)
      .map(({ personId }) => personId);
  for (const some of cut(ids(false)))
    await tx.updateTable("person").set({ is_home_said: 0 }).where(isAmong("id", some)).execute();
  for (const some of cut(ids(true))) {
    const told = await tx
      .updateTable("person")
      .set({ is_home_said: 1 })
      .where(isAmong("id", some))
      .where("is_home_said", "=", 0)
      .returning(["id", "home_place_id"])
      .execute();
    const fixed = told.filter(({ id }) => !logged.has(id));
    const toDetail = (home: string) => [{ key: "homePlaceId", from: home, to: home }];
    await recordChanges(
      transaction,
      act,
      fixed.map(({ id, home_place_id }) => ({ action, subject: id, detail: toDetail(home_place_id) })),
    );
  }
}

/** Whether a change is one of the home place: the log of changes tells it then. */
export function isOfHome({ key }: ValueChange): boolean {
  return key === "homePlaceId";
}

function cut(ids: readonly string[]): readonly (readonly string[])[] {
  const count = Math.ceil(ids.length / AT_ONCE);
  return Array.from({ length: count }, (_part, index) => ids.slice(index * AT_ONCE, (index + 1) * AT_ONCE));
}
