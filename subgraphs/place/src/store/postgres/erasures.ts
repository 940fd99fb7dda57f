import type { LedgerEraser } from "../../domain/erasure/erasure-list.ts";
import { type Change, erasePerson, LIST_ERASED, PERSONAL_TABLES } from "../erase-person.ts";
import { type Ask, createAsk, createClient, type PostgresPlace } from "./connections.ts";
import type { FeedWriter } from "./feed-writer.ts";
import { quoteName, toSchemaName } from "./names.ts";

/** Creates what can be done about one person in the tables of a place. */
export function createEraser(place: PostgresPlace, ask: Ask, feed: FeedWriter): LedgerEraser {
  const { placeId } = place;
  return {
    listErased: async () => new Set((await ask<{ id: string }>(LIST_ERASED)).map(({ id }) => id)),
    erasePerson: (order) => feed.commit(({ ask: own, append }) => runChange(own, erasePerson(placeId, order, append))),
    compact: () => compact(place),
  };
}

/** One question after the other. */
export async function runChange<T>(ask: Ask, change: Change<T>): Promise<T> {
  for (let step = change.next([]); ; ) {
    if (step.done === true) return step.value;
    step = change.next(await ask<object>(step.value.sql, step.value.values));
  }
}

/** Writes each table and its statistics anew, however long that takes. What the server's log ahead holds it keeps as it is set up to. */
async function compact(place: PostgresPlace): Promise<void> {
  const client = createClient(place, 0);
  try {
    await client.connect();
    const ask = createAsk(client);
    for (const table of PERSONAL_TABLES)
      await ask(`VACUUM (FULL, ANALYZE) ${quoteName(toSchemaName(place.placeId))}.${table}`);
    await ask("CHECKPOINT").catch(() => undefined); // only some users may: else the server does it by itself, within minutes
  } finally {
    await client.end();
  }
}
