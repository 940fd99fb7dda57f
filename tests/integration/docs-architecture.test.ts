import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ROOT } from "../docs/pages.ts";

const PACKAGES = /\b(schema|config|edge|service|subgraph|sdk|rules|zk|place|directory|attendance|reader-simulator)\b/g;
const page = readFileSync(join(ROOT, "docs/ARCHITECTURE.md"), "utf8");

const lintFile = z.object({
  overrides: z.array(
    z.object({
      files: z.array(z.string()),
      rules: z.object({
        "no-restricted-imports": z
          .tuple([z.string(), z.object({ patterns: z.array(z.object({ group: z.array(z.string()) })) })])
          .optional(),
      }),
    }),
  ),
});
const { overrides } = lintFile.parse(JSON.parse(readFileSync(join(ROOT, ".oxlintrc.json"), "utf8")));

/** What the lint lets a folder import of ours, packages that are not built yet left out. `undefined` without a rule. */
function findAllowed(folder: string): ReadonlySet<string> | undefined {
  const rule = overrides.find(({ files }) => files.includes(`${folder}/**`))?.rules["no-restricted-imports"];
  if (rule === undefined) return undefined;
  const names = rule[1].patterns[0]?.group.flatMap(
    (pattern) => /^!@biometricflow\/([\w-]+)\//.exec(pattern)?.[1] ?? [],
  );
  const isBuilt = (name: string) =>
    ["", "packages", "subgraphs"].some((parent) => existsSync(join(ROOT, parent, name, "package.json")));
  return new Set(names?.filter((name) => isBuilt(name) && !folder.endsWith(name)));
}

describe("ARCHITECTURE", () => {
  const rows = [...page.matchAll(/^\| `([\w/-]+?)\/?` \| [^|]+ \| ([^|]+) \|$/gm)];
  const judged = rows.filter(([, folder = ""]) => findAllowed(folder) !== undefined);

  it.each(judged.map(([, folder = "", allowed = ""]) => [folder, allowed] as const))(
    "says of %s what the lint lets it import",
    (folder, allowed) => expect(new Set(allowed.match(PACKAGES))).toEqual(findAllowed(folder)),
  );

  it("has a row for every package under a rule", () => {
    const folders = overrides.flatMap(({ files }) => files).map((glob) => glob.replace("/**", ""));
    const packages = folders.filter(
      (folder) => existsSync(join(ROOT, folder, "package.json")) && findAllowed(folder) !== undefined,
    );
    expect(new Set(judged.map(([, folder]) => folder))).toEqual(new Set(packages));
  });

  it("names files and folders that exist", () => {
    const named = [...page.matchAll(/`((?:packages|subgraphs|router|web|schema|config|scripts|tests)\/[\w./-]+)`/g)];
    expect(named.length).toBeGreaterThan(20);
    expect(named.map(([, path = ""]) => path).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});
