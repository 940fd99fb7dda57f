import type { Kysely } from "kysely";
import { toUtcDate } from "../domain/dates.ts";
import type { PinClaim } from "../domain/people/person.ts";
import type { AsideDoubt } from "../domain/records/aside-doubt.ts";
import type { Tables } from "./database.ts";

/** A row that is set aside, and whose it may be. */
export interface ClaimedAside extends AsideDoubt {
  readonly pin: string;
}

/** Whether a claim takes a row that was made within a time: on one of its dates, in any zone. */
export function isClaimedAside(
  { pin, placeId, from, to }: PinClaim,
  aside: Pick<ClaimedAside, "pin" | "placeId" | "fromMs" | "toMs">,
): boolean {
  return (
    pin === aside.pin &&
    (placeId === undefined || placeId === aside.placeId) &&
    (from === undefined || from <= toUtcDate(aside.toMs + DAY_MS)) &&
    (to === undefined || to >= toUtcDate(aside.fromMs - DAY_MS))
  );
}

const DAY_MS = 86_400_000;

/** The rows of some PINs that may have been made within a time. */
export async function listAsides(
  read: Kysely<Tables>,
  pins: readonly string[],
  { fromMs, toMs }: Pick<AsideDoubt, "fromMs" | "toMs">,
): Promise<readonly ClaimedAside[]> {
  if (pins.length === 0) return [];
  const rows = await read
    .selectFrom("aside_row")
    .selectAll()
    .where("pin", "in", pins)
    .where("from_ms", "<", toMs)
    .where("to_ms", ">", fromMs)
    .orderBy("reader_id")
    .orderBy("from_ms")
    .orderBy("digest")
    .execute();
  return rows.map((row) => ({
    placeId: row.place_id,
    readerId: row.reader_id,
    pin: row.pin,
    cause: row.cause,
    fromMs: row.from_ms,
    toMs: row.to_ms,
  }));
}
