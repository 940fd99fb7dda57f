import { join } from "node:path";
import type { Ledger, PageRequest, PunchSelection } from "../../../subgraphs/place/src/domain/ledger.ts";
import { openPostgresStore } from "../../../subgraphs/place/src/store/postgres/ledger.ts";
import { openSqliteLedger } from "../../../subgraphs/place/src/store/sqlite/ledger.ts";
import { startPostgres } from "../../integration/attendance/postgres-server.ts";
import { createTempDir } from "../../integration/place-harness.ts";
import { makeRow } from "../../integration/place-rows.ts";
import { type Figure, toFigure, toPercentile } from "./figures.ts";

/** What a full read stores at a time. */
const ROWS_AT_ONCE = 500;
const PAGES = 40;
const PAGE_ROWS = 50;
const READER = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };

/** Fills a ledger in each store and asks for pages of it. PostgreSQL is a server of its own that does not wait for its disk. */
export async function fillLedgers(rows: number): Promise<readonly Figure[]> {
  const { dir, remove } = createTempDir();
  const sqlite = openSqliteLedger(join(dir, "ledger.sqlite"), "riyadh");
  const bySqlite = await fill(sqlite, "SQLite", rows);
  await sqlite.close();
  remove();
  const server = await startPostgres();
  const { ledger } = await openPostgresStore({ url: await server.createDatabase(), placeId: "riyadh" });
  const byPostgres = await fill(ledger, "PostgreSQL", rows);
  await ledger.close();
  await server.stop();
  return [...bySqlite, ...byPostgres];
}

async function fill(ledger: Ledger, store: string, rows: number): Promise<readonly Figure[]> {
  await ledger.registerReaders([READER]);
  let [ms, cpuMs] = [0, 0];
  for (let first = 0; first < rows; first += ROWS_AT_ONCE) {
    const batch = Array.from({ length: Math.min(ROWS_AT_ONCE, rows - first) }, (_, n) =>
      makeRow(first + n, { channel: "READ", raw: Buffer.alloc(40, n) }),
    );
    const [beganMs, before] = [performance.now(), process.cpuUsage()];
    await ledger.recordRows("gate-1", batch);
    const { user, system } = process.cpuUsage(before);
    ms += performance.now() - beganMs;
    cpuMs += (user + system) / 1_000;
  }
  const perSecond = (taken: number): string => Math.round(rows / (taken / 1_000)).toLocaleString("en");
  const name = `${store}, ${rows.toLocaleString("en")} rows`;
  return [
    toFigure(`${name}: stored a second`, `${perSecond(ms)}; by CPU of this process ${perSecond(cpuMs)}`),
    toFigure(`${name}: a page of ${PAGE_ROWS}`, await timePages(ledger, rows)),
  ];
}

/** Pages that begin all over the ledger: of everybody, and of one person. */
async function timePages(ledger: Ledger, rows: number): Promise<string> {
  const [all, ofOne]: [number[], number[]] = [[], []];
  const timed = async (times: number[], selection: PunchSelection): Promise<void> => {
    const page: PageRequest = { limit: PAGE_ROWS, after: undefined, isDescending: true };
    const beganMs = performance.now();
    const found = await ledger.listPunches(selection, page);
    times.push(performance.now() - beganMs);
    if (found.length !== PAGE_ROWS) throw new Error(`a page of ${found.length} punches`);
  };
  for (let n = 1; n <= PAGES; n++) {
    const { atMs: toMs } = makeRow(Math.floor((rows * n) / PAGES));
    await timed(all, { toMs });
    await timed(ofOne, { toMs, userIds: ["riyadh/1003"] });
  }
  const describe = (times: readonly number[]): string =>
    `p50 ${toPercentile(times).toFixed(1)} ms, p95 ${toPercentile(times, 0.95).toFixed(1)} ms`;
  return `${describe(all)}; of one person ${describe(ofOne)}`;
}
