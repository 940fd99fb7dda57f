import type { Database } from "better-sqlite3";
import { createEpoch } from "../epoch.ts";
import { SCHEMA_STEPS, type SchemaStep } from "../schema-steps.ts";

/** Brings a file to the newest schema, or as far as `steps` go, and gives a new one its epoch. */
export function migrate(db: Database, steps: readonly SchemaStep[] = SCHEMA_STEPS): void {
  const version = readVersion(db);
  for (const [index, step] of steps.entries()) {
    if (index >= version) db.transaction(() => applyStep(db, index, step))();
  }
}

/** For whoever reads a file as it is. @throws {RangeError} unless the schema is the newest that this program knows */
export function refuseOtherSchema(db: Database): void {
  const version = readVersion(db);
  if (version === SCHEMA_STEPS.length) return;
  const message =
    version === 0
      ? "the file is no ledger"
      : `the ledger has schema ${version} and this program reads ${SCHEMA_STEPS.length}: start the place once`;
  throw Object.assign(new RangeError(message), { code: version === 0 ? "STORE_FOREIGN" : "STORE_OLDER" });
}

function readVersion(db: Database): number {
  const version = Number(db.pragma("user_version", { simple: true }));
  if (version <= SCHEMA_STEPS.length) return version;
  const message = `the ledger has schema ${version}, this program knows ${SCHEMA_STEPS.length}: start the newer one`;
  throw Object.assign(new RangeError(message), { code: "STORE_NEWER" });
}

function applyStep(db: Database, index: number, { both, sqlite = "" }: SchemaStep): void {
  db.exec(`${both};${sqlite}`);
  if (index === 0) {
    db.prepare("INSERT INTO head (one, epoch, seq, chain) VALUES (1, ?, 0, ?)").run(createEpoch(), Buffer.alloc(32));
  }
  db.pragma(`user_version = ${index + 1}`);
}
