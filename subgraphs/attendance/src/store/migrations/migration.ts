import { type Kysely, type RawBuilder, sql } from "kysely";
import type { StoreKind } from "../database.ts";

/** One step of the schema. Its name is its place in the order, and never changes once it was released. */
export interface StoreMigration {
  /** `NNNN-area`. */
  readonly name: string;
  readonly up: (db: Kysely<unknown>, types: ColumnTypes) => Promise<void>;
}

/** Column types that mean the same in both stores. */
export interface ColumnTypes {
  readonly kind: StoreKind;
  /** Text that is compared as UTF-8 bytes. */
  readonly text: RawBuilder<unknown>;
  /** An integer up to 2^53. */
  readonly integer: RawBuilder<unknown>;
  /** A number that the store gives, never twice. */
  readonly serial: RawBuilder<unknown>;
}

const COLUMN_TYPES: Readonly<Record<StoreKind, ColumnTypes>> = {
  SQLITE: { kind: "SQLITE", text: sql`text`, integer: sql`integer`, serial: sql`integer` },
  POSTGRES: { kind: "POSTGRES", text: sql`text collate "C"`, integer: sql`bigint`, serial: sql`bigserial` },
};

/** The column types of a store. */
export function toColumnTypes(kind: StoreKind): ColumnTypes {
  return COLUMN_TYPES[kind];
}
