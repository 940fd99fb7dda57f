import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { type Block, readBlocks } from "./markdown.ts";

export const ROOT = resolve(import.meta.dirname, "../..");

/** The files that git knows or would take, from the repository's root. */
export function listRepositoryFiles(): readonly string[] {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const names = execFileSync("git", args, { cwd: ROOT, encoding: "utf8" }).split("\0");
  return names.filter((name) => name !== "" && existsSync(join(ROOT, name)));
}

/** Every page of the repository that has blocks, with them. */
export function readPages(): ReadonlyMap<string, readonly Block[]> {
  const pages = listRepositoryFiles().filter((name) => name.endsWith(".md"));
  const blocks = pages.map((page) => [page, readBlocks(page, readFileSync(join(ROOT, page), "utf8"))] as const);
  return new Map(blocks.filter(([, found]) => found.length > 0));
}
