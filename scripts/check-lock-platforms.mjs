// every optionalDependency named by an installed package must be in pnpm-lock.yaml (a registry that lacks a platform's build makes pnpm drop it silently)
import fs from "node:fs";
import path from "node:path";
const root = process.argv[2] ?? ".";
const lock = fs.readFileSync(path.join(root, "pnpm-lock.yaml"), "utf8");
const have = new Set([...lock.matchAll(/^  '?(@?[^@'\s]+)@([^:'(]+)[^:]*:/gm)].map((m) => m[1] + "@" + m[2]));
const vs = path.join(root, "node_modules/.pnpm");
const miss = {};
for (const d of fs.readdirSync(vs)) {
  const nm = path.join(vs, d, "node_modules");
  if (!fs.existsSync(nm)) continue;
  const name = d.startsWith("@") ? d.slice(0, d.indexOf("@", 1)).replace("+", "/") : d.slice(0, d.indexOf("@"));
  const pj = path.join(nm, name, "package.json");
  if (!fs.existsSync(pj)) continue;
  const p = JSON.parse(fs.readFileSync(pj, "utf8"));
  for (const [k, v] of Object.entries(p.optionalDependencies ?? {})) {
    const ok = [...have].some((h) => h.startsWith(k + "@") && (!/^\d/.test(v) || h === k + "@" + v));
    if (!ok) (miss[p.name + "@" + p.version] ??= []).push(k + "@" + v);
  }
}
for (const [k, v] of Object.entries(miss)) console.log(k, "lacks", v.join(" "));
process.exit(Object.keys(miss).length ? 1 : 0);
