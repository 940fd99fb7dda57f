import { createHash } from "node:crypto";
import { closeSync, existsSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { readOrCreateSecret } from "@biometricflow/service/identity/keys";
import { z } from "zod";
import { notABackup } from "../restore/copy-backup.ts";

const hash = z.string().regex(/^[0-9a-f]{64}$/);

const placeEntry = z.object({
  /** Part of a path: nothing that leads out of the folder. */
  id: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  /** What keeps the ledger in the backup, whatever keeps it otherwise. */
  store: z.literal("sqlite"),
  bytes: z.int().nonnegative(),
  sha256: hash,
  /** Punch rows, the hash over them, and the life and the length of the feed at that moment. */
  rows: z.int().nonnegative(),
  chain: hash,
  epoch: z.string(),
  seq: z.int().nonnegative(),
});

const manifest = z.object({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** SHA-256 of the organisation's key of punch identity: with another one every punch would get another id. */
  identityKey: hash.optional(),
  places: z.array(placeEntry).min(1),
});

/** What a backup of places says of itself. */
export type Manifest = Readonly<z.output<typeof manifest>>;
export type PlaceEntry = Manifest["places"][number];

const NAME = "backup.json";
const PIECE_BYTES = 1 << 20;

export function toManifestFile(backup: string): string {
  return join(backup, NAME);
}

/** Where a backup keeps the ledger of a place. */
export function toLedgerFile(backup: string, placeId: string): string {
  return join(backup, `${placeId}.sqlite`);
}

/** Whether a folder is a backup of places, and not a copy of a whole data folder. */
export function isPlaceBackup(folder: string): boolean {
  return existsSync(toManifestFile(folder));
}

/** @throws {CommandError} NOT_A_BACKUP */
export function readManifest(backup: string): Manifest {
  const file = toManifestFile(backup);
  const read = manifest.safeParse(parse(readFileSync(file, "utf8")));
  if (!read.success) throw notABackup(`${file} is not what this version writes: ${z.prettifyError(read.error)}`);
  return read.data;
}

/** `undefined` where the organisation has no such key: its places never ran. */
export function toIdentityHash(keyFile: string): string | undefined {
  if (!existsSync(keyFile)) return undefined;
  return createHash("sha256").update(readOrCreateSecret(keyFile)).digest("hex");
}

/** SHA-256 of a file, as hex. */
export function hashFile(file: string): string {
  const sum = createHash("sha256");
  const piece = Buffer.alloc(PIECE_BYTES);
  const handle = openSync(file, "r");
  try {
    for (let read = -1; read !== 0; ) {
      read = readSync(handle, piece);
      sum.update(piece.subarray(0, read));
    }
  } finally {
    closeSync(handle);
  }
  return sum.digest("hex");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
