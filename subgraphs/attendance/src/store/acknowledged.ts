import type { Kysely, Selectable } from "kysely";
import type { AcknowledgementVoid } from "../domain/periods/acknowledgement.ts";
import { type Figures, listFigureChanges } from "../domain/periods/figures.ts";
import type { Period } from "../domain/periods/period.ts";
import { findCauses } from "./adjustment-causes.ts";
import type { Tables, WriteTransaction } from "./database.ts";

type Row = Selectable<Tables["acknowledgement"]>;

/** What holds of some people, of dates of a range. */
export async function listAcknowledged(
  read: Kysely<Tables>,
  personKeys: readonly number[],
  { from, to }: { readonly from: string; readonly to: string },
): Promise<readonly Row[]> {
  return read
    .selectFrom("acknowledgement")
    .selectAll()
    .where("voided", "is", null)
    .where("person_key", "in", personKeys)
    .where("from_date", "<=", to)
    .where("to_date", ">=", from)
    .execute();
}

/** A record that is, or would be, another one than was acknowledged. */
interface OtherRecord {
  readonly personKey: number;
  readonly date: string;
  readonly before: Figures | undefined;
  readonly after: Figures | undefined;
  readonly day: { readonly fromMs: number; readonly toMs: number } | undefined;
  readonly atMs: number;
}

/** Ends what was said of a record that is another one: with the date, the figures and the cause. The first says why. */
export async function voidAcknowledged(
  { tx }: WriteTransaction,
  acknowledged: readonly Row[],
  { personKey, date, before, after, day, atMs }: OtherRecord,
): Promise<void> {
  const own = acknowledged.filter(
    (row) => row.person_key === personKey && row.from_date <= date && date <= row.to_date,
  );
  for (const row of own) {
    const causes = await findCauses(tx, { personKey, date, day, sinceMs: row.at_ms });
    const changes = listFigureChanges(before, after);
    const voided: AcknowledgementVoid = { atMs, date, changes, causes, periodId: undefined };
    await tx
      .updateTable("acknowledgement")
      .set({ voided: JSON.stringify(voided) })
      .where("key", "=", row.key)
      .where("voided", "is", null)
      .execute();
  }
}

/** Ends what the people of a period said of its dates: its records may become others again. */
export async function voidUnlocked({ tx }: WriteTransaction, period: Period, atMs: number): Promise<void> {
  const voided: AcknowledgementVoid = { atMs, date: undefined, changes: [], causes: [], periodId: period.id };
  await tx
    .updateTable("acknowledgement")
    .set({ voided: JSON.stringify(voided) })
    .where("voided", "is", null)
    .where("from_date", "<=", period.to)
    .where("to_date", ">=", period.from)
    .where("person_key", "in", tx.selectFrom("period_person").select("person_key").where("period_key", "=", period.key))
    .execute();
}

/** Why it holds no more, as it was written. */
export function parseVoid(json: string | null): AcknowledgementVoid | undefined {
  return json === null ? undefined : JSON.parse(json);
}
