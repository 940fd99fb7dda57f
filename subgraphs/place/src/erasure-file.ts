import { readFileSync, statSync } from "node:fs";
import { replacePrivateFile } from "@biometricflow/service/identity/private-file";
import { StoreFileError } from "@biometricflow/service/process/store-file";
import { z } from "zod";
import type { Erasure } from "./domain/erasure/erasure.ts";
import type { ErasureList } from "./domain/erasure/erasure-list.ts";

const MS = z.int().min(0);
const READER = z.object({
  readerId: z.string().min(1),
  state: z.enum(["PENDING", "REMOVED", "NOT_THERE"]),
  atMs: MS.optional(),
  failure: z.object({ code: z.string(), message: z.string() }).optional(),
});
const FILE = z.object({
  erasures: z.array(
    z.object({
      id: z.string().min(1),
      hash: z.string().length(43),
      pseudonym: z.string().min(1),
      askedMs: MS,
      askedBy: z.string(),
      reason: z.string(),
      erased: z.object({ atMs: MS, rows: z.int().min(0) }).optional(),
      readers: z.array(READER),
      doneMs: MS.optional(),
    }),
  ),
});

/**
 * Opens the list of a place's erasures in a file of its own (mode 600), beside the store. Other processes of the place may have the same
 * file: it is read anew whenever it is another.
 *
 * @param file made with the first erasure
 * @throws {StoreFileError} where it is there and is no such list: nobody who was erased may come back because of that
 */
export function openErasureFile(file: string): ErasureList {
  let [seen, known]: [string, readonly Erasure[]] = ["", []];
  const version = (): string => {
    const stat = statSync(file, { throwIfNoEntry: false, bigint: true });
    return stat === undefined ? "none" : `${stat.ino} ${stat.mtimeNs} ${stat.size}`;
  };
  const list = (): readonly Erasure[] => {
    const now = version();
    if (now !== seen) [seen, known] = [now, now === "none" ? [] : readErasures(file)];
    return known;
  };
  const write = (erasures: readonly Erasure[]): void =>
    replacePrivateFile(file, `${JSON.stringify({ erasures }, undefined, 1)}\n`);
  list();
  return {
    version: () => {
      list();
      return seen;
    },
    list,
    find: (id) => list().find((erasure) => erasure.id === id),
    add: (erasure) => write([...list(), erasure]),
    change: (id, change) => {
      const before = list().find((erasure) => erasure.id === id);
      if (before === undefined) return undefined;
      const after = change(before);
      write(list().map((erasure) => (erasure === before ? after : erasure)));
      return after;
    },
  };
}

/** What a file of erasures says. @throws {StoreFileError} */
export function readErasures(file: string): readonly Erasure[] {
  try {
    return FILE.parse(JSON.parse(readFileSync(file, "utf8"))).erasures.map(toErasure);
  } catch (error) {
    const message = `STORE_DAMAGED: the list of erased people ${file} cannot be read: put its last whole copy in its place`;
    throw new StoreFileError("STORE_DAMAGED", message, { cause: error });
  }
}

/** As the domain has it: what is not known is absent. */
function toErasure({ erased, doneMs, readers, ...erasure }: z.infer<typeof FILE>["erasures"][number]): Erasure {
  return {
    ...erasure,
    ...(erased && { erased }),
    ...(doneMs !== undefined && { doneMs }),
    readers: readers.map(({ atMs, failure, ...reader }) => ({
      ...reader,
      ...(atMs !== undefined && { atMs }),
      ...(failure && { failure }),
    })),
  };
}
