import type { Act } from "../domain/people/people-store.ts";
import { recordChange } from "./change-log.ts";
import type { Database } from "./database.ts";

const ACTION = "takeStartState";

/** Whether what the organisation begins with was taken in. */
export async function isStartStateTaken({ read }: Pick<Database, "read">): Promise<boolean> {
  const line = await read.selectFrom("change_log").select("seq").where("action", "=", ACTION).executeTakeFirst();
  return line !== undefined;
}

/** Writes down that it was, and from which folder. */
export async function noteStartState({ write }: Pick<Database, "write">, folder: string, act: Act): Promise<void> {
  await write((transaction) => recordChange(transaction, act, { action: ACTION, subject: folder, detail: {} }));
}
