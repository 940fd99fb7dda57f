import { createAsk, createClient, type PostgresPlace } from "./connections.ts";
import { hasLedger } from "./migrations.ts";

const ANSWER_MS = 5_000;

/** Whether a place has a ledger in a database. @throws what the server says */
export async function findPostgresLedger(place: PostgresPlace): Promise<boolean> {
  const client = createClient(place, ANSWER_MS);
  await client.connect();
  try {
    return await hasLedger(createAsk(client), place.placeId);
  } finally {
    await client.end();
  }
}
