import { sql } from "kysely";
import type { DirectoryStore } from "../domain/directory-store.ts";
import type { SerialSpan } from "../domain/serial.ts";
import type { Statements, StoreDatabase } from "./database.ts";
import { readInteger, readText, toRow } from "./row.ts";
import { toInsert } from "./statements.ts";

/** The table of whose which reader is. */
export function createSerialTable({
  read,
  write,
}: StoreDatabase): Pick<DirectoryStore, "listSerials" | "changeSerials"> {
  return {
    listSerials: () => list(read),
    changeSerials: (decide) =>
      write(async (tx) => {
        const newest = new Map((await list(tx)).map((span) => [span.serialNumber, span]));
        const decision = decide((serialNumber) => newest.get(serialNumber));
        for (const span of decision.changes) await put(tx, span);
        return decision;
      }),
  };
}

async function list(statements: Statements): Promise<readonly SerialSpan[]> {
  return (await statements.all(sql`SELECT * FROM serial_span ORDER BY seq`)).map(toSpan);
}

async function put(tx: Statements, span: SerialSpan): Promise<void> {
  const { serialNumber, placeId, readerId, sinceMs, afterLocalTime, endedMs, lastLocalTime } = span;
  const changed = await tx.run(
    sql`UPDATE serial_span SET reader_id = ${readerId}, ended_ms = ${endedMs}, last_local = ${lastLocalTime}
      WHERE seq = (SELECT max(seq) FROM serial_span WHERE serial_number = ${serialNumber})
        AND place_id = ${placeId} AND since_ms IS NOT DISTINCT FROM ${sinceMs}`,
  );
  if (changed > 0) return;
  const held = { serial_number: serialNumber, place_id: placeId, reader_id: readerId };
  const times = { since_ms: sinceMs, after_local: afterLocalTime, ended_ms: endedMs, last_local: lastLocalTime };
  await tx.run(toInsert("serial_span", { ...held, ...times }));
}

function toSpan(value: unknown): SerialSpan {
  const row = toRow(value);
  const readLocal = (column: string) => (row[column] === null ? null : readText(row, column));
  const readInstant = (column: string) => (row[column] === null ? null : readInteger(row, column));
  return {
    serialNumber: readText(row, "serial_number"),
    placeId: readText(row, "place_id"),
    readerId: readText(row, "reader_id"),
    sinceMs: readInstant("since_ms"),
    afterLocalTime: readLocal("after_local"),
    endedMs: readInstant("ended_ms"),
    lastLocalTime: readLocal("last_local"),
  };
}
