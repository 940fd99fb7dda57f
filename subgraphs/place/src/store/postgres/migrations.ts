import { createEpoch } from "../epoch.ts";
import { SCHEMA_STEPS, type SchemaStep } from "../schema-steps.ts";
import type { Ask } from "./connections.ts";
import { LOCK_NUMBER, quoteName, toSchemaName } from "./names.ts";

/** Brings the tables of a place to the newest schema, or as far as `steps` go, within one transaction, and gives a new ledger its epoch. */
export async function migrate(ask: Ask, placeId: string, steps: readonly SchemaStep[] = SCHEMA_STEPS): Promise<void> {
  const schema = toSchemaName(placeId);
  await ask(`SELECT pg_advisory_xact_lock(${LOCK_NUMBER})`, [`schema of ${schema}`]);
  await ask(`CREATE SCHEMA IF NOT EXISTS ${quoteName(schema)}`);
  await ask("SELECT set_config('search_path', ?, true)", [quoteName(schema)]);
  await ask("CREATE TABLE IF NOT EXISTS ledger_schema (one BIGINT PRIMARY KEY CHECK (one = 1), steps BIGINT NOT NULL)");
  const done = await readSteps(ask);
  for (const [index, step] of steps.entries()) if (index >= done) await applyStep(ask, index, step);
}

/** Whether a place has a ledger in the database. */
export async function hasLedger(ask: Ask, placeId: string): Promise<boolean> {
  const name = `${quoteName(toSchemaName(placeId))}.head`;
  const [found] = await ask<{ name: string | null }>("SELECT to_regclass(?)::text AS name", [name]);
  return found?.name != null;
}

/** For whoever reads a ledger as it is. @throws {RangeError} unless the schema is the newest that this program knows */
export async function refuseOtherSchema(ask: Ask): Promise<void> {
  const steps = await readSteps(ask);
  if (steps === SCHEMA_STEPS.length) return;
  const message = `the ledger has schema ${steps} and this program reads ${SCHEMA_STEPS.length}: start the place once`;
  throw Object.assign(new RangeError(message), { code: "STORE_OLDER" });
}

async function readSteps(ask: Ask): Promise<number> {
  const [row] = await ask<{ steps: number }>("SELECT steps FROM ledger_schema");
  const steps = row?.steps ?? 0;
  if (steps <= SCHEMA_STEPS.length) return steps;
  const message = `the ledger has schema ${steps}, this program knows ${SCHEMA_STEPS.length}: start the newer one`;
  throw Object.assign(new RangeError(message), { code: "STORE_NEWER" });
}

async function applyStep(ask: Ask, index: number, { both, postgres = "" }: SchemaStep): Promise<void> {
  await ask(`${toPostgresWords(both)};${postgres}`);
  if (index === 0) {
    await ask("INSERT INTO head (one, epoch, seq, chain) VALUES (1, ?, 0, ?)", [createEpoch(), Buffer.alloc(32)]);
  }
  await ask(
    `INSERT INTO ledger_schema (one, steps) VALUES (1, ?)
     ON CONFLICT (one) DO UPDATE SET steps = excluded.steps`,
    [index + 1],
  );
}

/** Tables and indexes as PostgreSQL knows them: texts compare by their bytes, whatever the database is set to. */
function toPostgresWords(both: string): string {
  return both
    .replace(/\bINTEGER\b/g, "BIGINT")
    .replace(/\bBLOB\b/g, "BYTEA")
    .replace(/\bTEXT\b/g, 'TEXT COLLATE "C"')
    .replace(/\) STRICT(, WITHOUT ROWID)?;/g, ");");
}
