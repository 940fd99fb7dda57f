import { mkdirSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** Where the files of exports lie; each has the id of its export as its name. */
export interface ExportFolder {
  readonly pathOf: (id: string) => string;
  readonly remove: (id: string) => Promise<void>;
  /** Removes whatever is no file of these. */
  readonly keepOnly: (ids: ReadonlySet<string>) => Promise<void>;
}

/** Opens a folder of exports, made where there is none. */
export function openExportFolder(path: string): ExportFolder {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return {
    pathOf: (id) => join(path, id),
    remove: (id) => rm(join(path, id), { force: true }),
    keepOnly: async (ids) => {
      for (const name of await readdir(path)) if (!ids.has(name)) await rm(join(path, name), { recursive: true });
    },
  };
}
