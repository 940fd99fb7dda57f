import type { Act } from "../domain/people/people-store.ts";
import type { BulkTarget } from "./bulk-upsert.ts";
import { type ChangedThing, tellChanged } from "./changed-things.ts";
import type { WriteTransaction } from "./database.ts";

/** What somebody changed. */
export interface LoggedChange {
  /** The mutation. */
  readonly action: string;
  /** Id of what was changed. */
  readonly subject: string;
  readonly detail: unknown;
  /** What the audit tells in the place of `detail`, which is all new otherwise. */
  readonly audited?: Before | Changed;
}

/** What is gone, or is no more as it was. */
interface Before {
  readonly before: unknown;
}

interface Changed extends Before {
  readonly after: unknown;
}

/** Writes who changed what, in the transaction of the change itself. */
export async function recordChange(transaction: WriteTransaction, act: Act, change: LoggedChange): Promise<void> {
  await recordChanges(transaction, act, [change]);
}

const CHANGE_LOG: BulkTarget = {
  table: "change_log",
  columns: [
    ["at_ms", "INTEGER"],
    ["actor", "TEXT"],
    ["action", "TEXT"],
    ["subject", "TEXT"],
    ["detail", "TEXT"],
  ],
  key: [],
  onKnown: "REFUSE",
};

/** The same of many changes that somebody made at once. */
export async function recordChanges(
  { upsert }: WriteTransaction,
  { actor, atMs }: Act,
  changes: readonly LoggedChange[],
): Promise<void> {
  const lines = changes.map(({ action, subject, detail }) => [atMs, actor, action, subject, JSON.stringify(detail)]);
  if (lines.length > 0) await upsert(CHANGE_LOG, lines);
  tellChanged(changes.map(toThing));
}

function toThing({ subject, detail, audited }: LoggedChange): ChangedThing {
  const { before, after } = { after: undefined, ...(audited ?? { before: undefined, after: detail }) };
  return { id: subject, before, after };
}
