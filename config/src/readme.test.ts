import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { z } from "zod";
import { organisationFile } from "./organisation-file.ts";
import { placeFile, remotePlaceFile } from "./place-file.ts";

/** The keys of a JSON schema as paths; a key that only holds others is not listed itself. */
function toKeys(schema: unknown): string[] {
  return Object.entries(read(schema, "properties") ?? {}).flatMap(([key, inner]) => {
    const below = toKeys(read(inner, "items") ?? inner);
    return below.length === 0 ? [key] : below.map((path) => `${key}.${path}`);
  });
}

function read(value: unknown, key: string): object | undefined {
  const found: unknown = typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === "object" && found !== null ? found : undefined;
}

it("describes every key of the files, and no other", () => {
  const readme = readFileSync(resolve(import.meta.dirname, "../README.md"), "utf8");
  const described = [...readme.matchAll(/^\| `([^`]+)` \|/gm)].map(([, key]) => key);
  const [organisation = [], place = [], remote = []] = [organisationFile, placeFile, remotePlaceFile].map((file) =>
    toKeys(z.toJSONSchema(file, { unrepresentable: "any" })),
  );
  expect(described).toEqual([...organisation, ...place, ...remote.filter((key) => !place.includes(key))]);
});
