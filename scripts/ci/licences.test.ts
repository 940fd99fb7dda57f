import { globSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";

const ROOT = resolve(import.meta.dirname, "../..");
/** Licences that ask for no more than their notice. */
const PERMISSIVE = ["MIT", "BSD-3-Clause", "Apache-2.0", "ISC"];
const packageFile = z.object({ name: z.string(), license: z.string().optional() });

const readPackage = (folder: string) =>
  packageFile.parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));

it("is under the MIT licence, in every package", () => {
  const folders = globSync(
    ["package.json", "{config,router,schema,tests,web}/package.json", "{packages,subgraphs,tools}/*/package.json"],
    { cwd: ROOT },
  );
  const licences = folders.map((file) => [file, readPackage(join(ROOT, file, "..")).license]);
  expect(licences.length).toBeGreaterThan(10);
  expect(licences.filter(([, licence]) => licence !== "MIT")).toEqual([]);
});

it("names in README every @apollo package whose licence asks for more", () => {
  const installed = join(ROOT, "node_modules/.pnpm/node_modules/@apollo");
  const demanding = readdirSync(installed)
    .map((name) => readPackage(join(installed, name)))
    .filter(({ license }) => license === undefined || !PERMISSIVE.includes(license));
  const section = readFileSync(join(ROOT, "README.md"), "utf8")
    .split(/^## /m)
    .find((text) => text.startsWith("Licence"));
  const named = [...(section ?? "").matchAll(/`(@apollo\/[\w-]+)`/g)].map(([, name]) => name);
  expect(new Set(named)).toEqual(new Set(demanding.map(({ name }) => name)));
  expect(new Set(demanding.map(({ license }) => license))).toEqual(new Set(["Elastic-2.0"]));
});
