import { sql } from "kysely";
import type { Digest } from "../domain/alerts/digest.ts";
import type { DigestStore } from "../domain/alerts/digest-store.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { readInteger, readText, toRow } from "./row.ts";
import { mapRow } from "./rows.ts";
import { toUpsert } from "./statements.ts";
import { toWebhook } from "./webhook-rows.ts";
import { putIntoOutbox } from "./webhooks.ts";

/** Of the organisation as a whole: an id that no place has. */
const ORGANISATION = "";

/** The table of digests. */
export function createDigestTable({ read, write }: StoreDatabase): DigestStore {
  return {
    listDigests: () => list(read),
    changeDigest: (placeId, decide) =>
      write(async (tx) => {
        const id = placeId ?? ORGANISATION;
        const before = mapRow(await tx.first(sql`SELECT * FROM digest WHERE place_id = ${id}`), toDigest);
        const digest = decide(before);
        if (digest === undefined) await tx.run(sql`DELETE FROM digest WHERE place_id = ${id}`);
        else {
          const { at, settledFor, missingAfter } = digest;
          const columns = { place_id: id, at_minute: at, settled_for: settledFor, missing_after: missingAfter };
          await tx.run(toUpsert("digest", columns, "place_id"));
        }
        return { before, digest };
      }),
    settleDigests: (decide) =>
      write(async (tx) => {
        const webhooks = (await tx.all(sql`SELECT * FROM webhook ORDER BY id`)).map(toWebhook);
        const change = decide({ digests: await list(tx), webhooks });
        for (const { placeId, date, missingAfter = null } of change.settled)
          await tx.run(sql`UPDATE digest SET settled_for = ${date}, missing_after = coalesce(${missingAfter}, missing_after)
            WHERE place_id = ${placeId ?? ORGANISATION}`);
        await putIntoOutbox(tx, change.deliveries);
        return change;
      }),
  };
}

async function list(statements: Statements): Promise<readonly Digest[]> {
  return (await statements.all(sql`SELECT * FROM digest ORDER BY place_id`)).map(toDigest);
}

function toDigest(value: unknown): Digest {
  const row = toRow(value);
  const placeId = readText(row, "place_id");
  return {
    placeId: placeId === ORGANISATION ? null : placeId,
    at: readInteger(row, "at_minute"),
    settledFor: row["settled_for"] === null ? null : readText(row, "settled_for"),
    missingAfter: readInteger(row, "missing_after"),
  };
}
