import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrCreateSecret } from "@biometricflow/service/identity/keys";
import Database from "better-sqlite3";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { makeRow } from "./place-rows.ts";

const SETUP = { readerId: "gate-1", name: "Gate 1", address: "10.0.0.1:4370", isEnabled: true };
const FILE = { location: "Olaya", timeZone: "Asia/Riyadh", port: 0, readers: [] };
const LISTEN = { router: { port: 0 }, directory: { port: 0 }, web: { port: 0 } };

/** The folder of an organisation of two places, riyadh and cairo, with three rows each; dubai never ran. */
export interface StoreFolder {
  readonly dir: string;
  readonly dataDir: string;
  readonly identityKey: string;
  readonly ledger: (placeId: string) => string;
  readonly addRows: (placeId: string, from: number, to: number) => Promise<void>;
  readonly read: (file: string, placeId?: string) => Promise<LedgerState>;
  readonly remove: () => void;
}

/** What followers of a ledger would be told. */
export interface LedgerState {
  readonly epoch: string;
  readonly punches: readonly string[];
}

export async function makeStoreFolder(): Promise<StoreFolder> {
  const dir = mkdtempSync(join(tmpdir(), "bf-store-"));
  const dataDir = join(dir, "data");
  const paths = toDataPaths(dataDir);
  const identityKey = join(dataDir, "keys", "identity.key");
  mkdirSync(join(dir, "places"));
  writeFileSync(join(dir, "organisation.json"), JSON.stringify({ name: "Test", dataDir: "data", listen: LISTEN }));
  for (const id of ["riyadh", "cairo", "dubai"])
    writeFileSync(join(dir, "places", `${id}.json`), JSON.stringify({ ...FILE, id, name: id }));
  readOrCreateSecret(identityKey);
  const addRows = async (placeId: string, from: number, to: number): Promise<void> => {
    const ledger = openSqliteLedger(paths.placeLedger(placeId), placeId);
    await ledger.registerReaders([SETUP]);
    await ledger.recordRows(
      "gate-1",
      Array.from({ length: to - from + 1 }, (_, n) => makeRow(from + n)),
    );
    await ledger.close();
  };
  await addRows("riyadh", 1, 3);
  await addRows("cairo", 1, 3);
  return {
    dir,
    dataDir,
    identityKey,
    ledger: paths.placeLedger,
    addRows,
    read: readLedger,
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

async function readLedger(file: string, placeId = "riyadh"): Promise<LedgerState> {
  const ledger = openSqliteLedger(file, placeId);
  try {
    const { head, entries } = await ledger.readFeed(0, 1_000);
    return { epoch: head.epoch, punches: entries.flatMap(({ row }) => (row === undefined ? [] : [row.id])) };
  } finally {
    await ledger.close();
  }
}

/** Changes a ledger as somebody does who may write the file and knows SQLite. */
export function tamper(file: string, sql: string): void {
  const db = new Database(file);
  for (const trigger of ["stay", "hold", "move"]) db.exec(`DROP TRIGGER IF EXISTS punch_rows_${trigger}`);
  db.exec(sql);
  db.close();
}
