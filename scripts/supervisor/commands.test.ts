import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { INTAKE_NODE_OPTIONS } from "./commands.ts";

const ROOT = new URL("../../", import.meta.url);
const read = (file: string) => readFileSync(new URL(file, ROOT), "utf8");

it.each([
  ["place", "subgraphs/place/src/main.ts"],
  ["attendance", "subgraphs/attendance/src/main.ts"],
])("has %s keep the young part of its heap small, however it is started", (name, entry) => {
  const options = INTAKE_NODE_OPTIONS.join(" ");
  expect(JSON.parse(read("package.json")).scripts[name]).toBe(`node ${options} ${entry}`);
  const commands = read("docker-compose.yml")
    .split("\n")
    .filter((line) => line.includes(`"${entry}"`));
  expect(commands).not.toEqual([]);
  for (const command of commands) expect(command).toContain(`["node", "${options}", "${entry}"`);
});
