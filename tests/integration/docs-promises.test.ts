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
  expect(listWrong(proofs)).toEqual([]);
});

const security = readFileSync(join(ROOT, "docs/SECURITY.md"), "utf8");
const threats = [...security.matchAll(/^\| ([^|]+) \| [^|]+ \| (`[^|]*) \|$/gm)].map(([, tried = "", proofs = ""]) => ({
  tried,
  proofs,
}));

it("has a proof of each line of the threat model", () => {
  const lines = security.split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| what is tried"));
  expect(lines.length).toBeGreaterThan(20);
  expect(threats).toHaveLength(lines.length);
});

it.each(threats)("names tests that exist where it says what happens to: $tried", ({ proofs }) => {
  expect(listWrong(proofs)).toEqual([]);
});

/** What is no `file` "title" of a test that exists; "none" where there is no other word. */
function listWrong(proofs: string): readonly string[] {
  const named = [...proofs.matchAll(/`([^`]+)` "([^"]+)"/g)];
  const rest = proofs.replaceAll(/`[^`]+` "[^"]+"/g, "").replaceAll(/[;\s]/g, "");
  const missing = named.flatMap(([proof, file = "", title = ""]) => {
    const path = join(ROOT, file);
    return existsSync(path) && readFileSync(path, "utf8").includes(`"${title}"`) ? [] : [proof];
  });
  return [...missing, ...(rest === "" ? [] : [rest]), ...(named.length === 0 ? ["none"] : [])];
}
