import type { Database } from "better-sqlite3";
import type { DirectoryStore } from "../../domain/directory-store.ts";
import type { SerialSpan } from "../../domain/serial.ts";
import { readInteger, readText, toRow } from "./row.ts";
import { mapRow } from "./rows.ts";

/** The table of whose which reader is. */
export function createSerialTable(db: Database): Pick<DirectoryStore, "listSerials" | "changeSerials"> {
  const all = db.prepare("SELECT * FROM serial_span ORDER BY seq");
  const newest = db.prepare("SELECT * FROM serial_span WHERE serial_number = ? ORDER BY seq DESC LIMIT 1");
  const update = db.prepare(
    `UPDATE serial_span SET reader_id = @readerId, ended_ms = @endedMs, last_local = @lastLocalTime
     WHERE seq = (SELECT max(seq) FROM serial_span WHERE serial_number = @serialNumber)
       AND place_id = @placeId AND since_ms IS @sinceMs`,
  );
  const insert = db.prepare(
    `INSERT INTO serial_span (serial_number, place_id, reader_id, since_ms, after_local, ended_ms, last_local)
     VALUES (@serialNumber, @placeId, @readerId, @sinceMs, @afterLocalTime, @endedMs, @lastLocalTime)`,
  );
  const last = (serialNumber: string) => mapRow(newest.get(serialNumber), toSpan);
  const put = (span: SerialSpan): void => {
    if (update.run(span).changes === 0) insert.run(span);
  };
  return {
    listSerials: async () => all.all().map(toSpan),
    changeSerials: async (decide) =>
      db
        .transaction(() => {
          const decision = decide(last);
          for (const span of decision.changes) put(span);
          return decision;
        })
        .immediate(),
  };
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
