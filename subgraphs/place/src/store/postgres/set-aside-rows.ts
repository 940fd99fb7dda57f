import { toGlobalId } from "@biometricflow/schema/global-id";
import type { Release, ReleaseOutcome } from "../../domain/ledger.ts";
import type { DayChanges } from "../ledger-day-rows.ts";
import { RELEASABLE_COLUMNS, type ReleasableRow, releaseRows, type RowMove } from "../set-aside-rows.ts";
import type { Ask } from "./connections.ts";
import { changeDays } from "./days.ts";
import type { FeedWriter } from "./feed-writer.ts";

/** Creates what makes punches of rows that are set aside. */
export function createReleases(placeId: string, feed: FeedWriter): (wish: Release) => Promise<ReleaseOutcome> {
  return (wish) =>
    feed.commit(async ({ ask, append }) => {
      const found = await ask<ReleasableRow & { readonly id: string }>(
        `SELECT id, ${RELEASABLE_COLUMNS} FROM punch_rows
         WHERE id = ANY (?::text[]) AND device_id = ?`,
        [wish.rowIds, toGlobalId(placeId, wish.readerId)],
      );
      const known = new Map(found.map((row) => [row.id, row]));
      const released: number[] = [];
      const moved: (RowMove & { readonly key: number })[] = [];
      let uncounted = 0;
      let changed: DayChanges = new Map();
      const table = {
        find: (id: string) => known.get(id),
        release: (key: number) => void released.push(key),
        move: (key: number, _atMs: number, to: RowMove) => void moved.push({ ...to, key }),
        uncount: (rows: number) => {
          uncounted += rows;
        },
        changeDays: (_deviceId: string, days: DayChanges) => {
          changed = days;
        },
      };
      const outcome = releaseRows(placeId, wish, { table, append });
      if (released.length > 0) {
        await ask("UPDATE punch_rows SET set_aside = NULL, released_ms = ? WHERE key = ANY (?::bigint[])", [
          wish.atMs,
          released,
        ]);
      }
      if (moved.length > 0) await moveRows(ask, moved, wish.atMs);
      if (uncounted > 0) {
        await ask("UPDATE devices SET rows_set_aside = rows_set_aside - ? WHERE id = ?", [
          uncounted,
          toGlobalId(placeId, wish.readerId),
        ]);
      }
      await changeDays(ask, toGlobalId(placeId, wish.readerId), changed);
      return outcome;
    });
}

async function moveRows(
  ask: Ask,
  rows: readonly (RowMove & { readonly key: number })[],
  releasedMs: number,
): Promise<void> {
  await ask(
    `UPDATE punch_rows SET moved_seconds = moved.seconds, read_at_ms = punch_rows.at_ms,
       read_offset_minutes = punch_rows.offset_minutes, at_ms = moved.at_ms, offset_minutes = moved.offset_minutes,
       set_aside = NULL, released_ms = ?
     FROM unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[]) AS moved (key, seconds, at_ms, offset_minutes)
     WHERE punch_rows.key = moved.key`,
    [
      releasedMs,
      rows.map(({ key }) => key),
      rows.map(({ seconds }) => seconds),
      rows.map(({ atMs }) => atMs),
      rows.map(({ offsetMinutes }) => offsetMinutes),
    ],
  );
}
