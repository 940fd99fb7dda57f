import type { Kysely } from "kysely";
import type { Tables } from "./database.ts";

/** Somebody who left. */
export interface Leaver {
  readonly id: string;
  readonly pin: string;
  /** The last date of the employment. */
  readonly employedTo: string;
}

/** Erased people are called so: nobody is left to be erased. */
const ERASED = "erased-%";

/** Those who left before a date and are not erased, whoever left first. */
export async function listLeavers(read: Kysely<Tables>, before: string): Promise<readonly Leaver[]> {
  const rows = await read
    .selectFrom("person")
    .select(["id", "pin", "employed_to"])
    .where("employed_to", "<", before)
    .where("pin", "not like", ERASED)
    .orderBy("employed_to")
    .orderBy("id")
    .execute();
  return rows.map(({ id, pin, employed_to: employedTo }) => ({ id, pin, employedTo: employedTo ?? "" }));
}
