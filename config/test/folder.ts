import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** The least an `organisation.json` holds. */
export const ORGANISATION = { name: "Test", dataDir: "data" } as const;
/** The least a place file holds. */
export const PLACE = {
  id: "riyadh",
  name: "Riyadh",
  location: "Riyadh",
  timeZone: "Asia/Riyadh",
  port: 8000,
  readers: [],
} as const;

/** Writes an organisation folder; texts are written as they are, other values as JSON. */
export function writeFolder(organisation: unknown, places: Readonly<Record<string, unknown>>): string {
  const dir = mkdtempSync(join(tmpdir(), "bf-config-"));
  mkdirSync(join(dir, "places"));
  const write = (file: string, value: unknown) =>
    writeFileSync(join(dir, file), typeof value === "string" ? value : JSON.stringify(value));
  write("organisation.json", organisation);
  for (const [name, place] of Object.entries(places)) write(join("places", name), place);
  return dir;
}
