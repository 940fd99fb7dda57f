import { readFileSync } from "node:fs";
import { replacePrivateFile } from "@biometricflow/service/identity/private-file";
import type { SealedKeys } from "../domain/readers/added-reader.ts";

/**
 * Creates the sealed comm keys of added readers in a file of their own (mode 600), beside the ledger: a copy of the ledger has none of them.
 *
 * @param file made with the first key.
 */
export function createReaderKeyFile(file: string): SealedKeys {
  // Versions before sealed keys wrote numbers.
  const read = (): Readonly<Record<string, string | number>> => {
    try {
      return JSON.parse(readFileSync(file, "utf8"));
    } catch (error) {
      if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
      throw error;
    }
  };
  return {
    read: async (name) => new Map(Object.entries(read())).get(name)?.toString(),
    write: async (name, sealed) => {
      const kept = new Map(Object.entries(read()));
      if (sealed === undefined) kept.delete(name);
      else kept.set(name, sealed);
      replacePrivateFile(file, JSON.stringify(Object.fromEntries(kept)));
    },
    listNames: async () => Object.keys(read()),
  };
}
