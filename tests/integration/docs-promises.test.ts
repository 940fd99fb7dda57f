import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { ROOT } from "../docs/pages.ts";

const page = readFileSync(join(ROOT, "docs/READER_PROMISES.md"), "utf8");
const rows = [...page.matchAll(/^\| (\d+) \| [^|]+ \| (yes|partly|no) \| [^|]+ \| ([^|]*) ?\|$/gm)].map(
  ([, wish = "", solved = "", proofs = ""]) => ({ wish: Number(wish), solved, proofs }),
);
const WISHES = [...Array.from({ length: 22 }, (_, index) => index + 1), 24, 40, 41];

it("says of each wish about readers whether it is solved", () => {
  expect(rows.map(({ wish }) => wish)).toEqual(WISHES);
});

it.each(rows.filter(({ solved }) => solved !== "no"))("names tests of wish $wish that exist", ({ proofs }) => {
  const named = [...proofs.matchAll(/`([^`]+)` "([^"]+)"/g)];
  expect(named.length).toBeGreaterThan(0);
  expect(proofs.replaceAll(/`[^`]+` "[^"]+"/g, "").replaceAll(/[;\s]/g, "")).toBe("");
  const missing = named.flatMap(([proof, file = "", title = ""]) => {
    const path = join(ROOT, file);
    return existsSync(path) && readFileSync(path, "utf8").includes(`"${title}"`) ? [] : [proof];
  });
  expect(missing).toEqual([]);
});
