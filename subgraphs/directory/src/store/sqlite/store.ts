import type { DirectoryStore } from "../../domain/directory-store.ts";
import { createDirectoryStore } from "../directory-store.ts";
import { openSqliteDatabase } from "./open.ts";

/** Opens the directory's store in a file, made when it is not there. */
export function openSqliteStore(file: string): DirectoryStore {
  return createDirectoryStore(openSqliteDatabase(file));
}
