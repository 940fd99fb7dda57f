import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { refuseRead } from "../../../subgraphs/attendance/src/serving/refuse-read.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { openSqliteDatabase } from "../../../subgraphs/attendance/src/store/sqlite/open.ts";

let dir: string;
let database: Database;
beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), "bf-attendance-"));
  database = await openSqliteDatabase(join(dir, "attendance.sqlite"), refuseRead);
});
afterEach(async () => {
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});

const KILOBYTES = 1_024;
const toRow = (id: string) => ({ place_id: id, epoch: "e".repeat(400 * KILOBYTES), seq: 1, head_seq: 1, as_of_ms: 0 });
const keep = (id: string) =>
  database.write(({ tx }) =>
    tx
      .insertInto("followed_feed")
      .values(toRow(id))
      .execute()
      .then(() => "kept"),
  );
const listKept = async () => {
  const rows = await database.read.selectFrom("followed_feed").select("place_id").orderBy("place_id").execute();
  return rows.map(({ place_id }) => place_id);
};

/** SQLite answers as on a disk without room when a file may have no more pages; the limit is of the connection that writes. */
async function limitPages(add: number): Promise<void> {
  await database.write(async ({ tx }) => {
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(tx);
    await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + add}`).execute(tx);
  });
}

describe("a store whose disk is full", () => {
  it("says so to whoever writes, keeps nothing of it, is read on, and takes everything once there is room", async () => {
    await keep("a");
    await limitPages(10);
    for (let time = 0; time < 3; time++) {
      const refused = await keep("b").catch((error: unknown) => Object(error));
      expect([refused.extensions?.code, refused.message]).toEqual([
        "SERVICE_UNAVAILABLE",
        "The disk of attendance is full: nothing of this was saved. Make room on it",
      ]);
      expect(await listKept()).toEqual(["a"]);
    }
    await limitPages(1_000_000);
    await keep("b");
    expect(await listKept()).toEqual(["a", "b"]);
  });
});
