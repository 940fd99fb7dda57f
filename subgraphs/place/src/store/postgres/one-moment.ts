import { type Ask, createAsk, createClient, type PostgresPlace } from "./connections.ts";
import { refuseOtherSchema } from "./migrations.ts";
import { quoteName, toSchemaName } from "./names.ts";

/** However long a ledger takes to be read. */
const NO_LIMIT = 0;
const PAGE_ROWS = 5_000;

/**
 * Reads a ledger as it is at one moment, whether the place runs or not; nothing is written and nobody is held up.
 *
 * @throws what the server says; {RangeError} when another version of the program wrote it.
 */
export async function atOneMoment<T>(place: PostgresPlace, read: (ask: Ask) => Promise<T>): Promise<T> {
  const client = createClient(place, NO_LIMIT);
  await client.connect();
  try {
    const ask = createAsk(client);
    await ask("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await ask("SELECT set_config('search_path', ?, true)", [quoteName(toSchemaName(place.placeId))]);
    await refuseOtherSchema(ask);
    const result = await read(ask);
    await ask("COMMIT");
    return result;
  } finally {
    await client.end();
  }
}

/** The rows of a question, some thousand at a time, within a transaction: memory does not grow with them. */
export async function* readPages<R extends object>(ask: Ask, sql: string): AsyncGenerator<readonly R[]> {
  await ask(`DECLARE pages NO SCROLL CURSOR FOR ${sql}`);
  for (;;) {
    const rows = await ask<R>(`FETCH ${PAGE_ROWS} FROM pages`);
    if (rows.length === 0) break;
    yield rows;
  }
  await ask("CLOSE pages");
}
