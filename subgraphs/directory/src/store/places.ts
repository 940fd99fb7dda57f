import { sql } from "kysely";
import type { DirectoryStore } from "../domain/directory-store.ts";
import type { StoredPlace } from "../domain/place.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { fromStoredPlace, toStoredPlace } from "./rows.ts";
import { toUpsert } from "./statements.ts";

/** The table of places. */
export function createPlaceTable({ read, write }: StoreDatabase): Pick<DirectoryStore, "listPlaces" | "changePlaces"> {
  return {
    listPlaces: () => list(read),
    changePlaces: (decide) =>
      write(async (tx) => {
        for (const place of decide(await list(tx))) await tx.run(toUpsert("place", fromStoredPlace(place), "id"));
      }),
  };
}

async function list(statements: Statements): Promise<readonly StoredPlace[]> {
  return (await statements.all(sql`SELECT * FROM place ORDER BY id`)).map(toStoredPlace);
}
