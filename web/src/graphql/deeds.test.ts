import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as documents from "@biometricflow/sdk/generated/graphql";
import { expect, it } from "vitest";

const WEB = join(import.meta.dirname, "..");

/** They let one through at a time themselves: a file is followed until it is there; hours and rosters have forms of their own. */
const OWN_WAYS: ReadonlySet<string> = new Set(["StartExportDocument", "ImportRosterDocument"]);

/** Whether a generated document is a change. */
function isChange(name: string): boolean {
  const document: unknown = Reflect.get(documents, name);
  return JSON.stringify(document ?? "").includes('"operation":"mutation"');
}

it("changes things by the one way that does once what is pressed twice", () => {
  const sent = globSync("**/*.{ts,tsx}", { cwd: WEB }).flatMap((file) =>
    [...readFileSync(join(WEB, file), "utf8").matchAll(/\brunQuery\((\w+Document)\b/g)].map(([, name = ""]) => name),
  );
  expect(sent.length).toBeGreaterThan(5);
  expect(sent.filter((name) => isChange(name) && !OWN_WAYS.has(name))).toEqual([]);
  expect(isChange("AddAbsenceDocument")).toBe(true);
});
