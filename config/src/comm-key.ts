import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { ConfigFault } from "./config-error.ts";

/** Where a comm key was named. */
export interface CommKeySource {
  /** Relative file names start here. */
  readonly configDir: string;
  readonly file: string;
  readonly key: string;
}

/** A comm key as a number: given so, as a text of digits, or by the name of a file that holds it. */
export function readCommKey(value: number | string, source: CommKeySource, faults: ConfigFault[]): number {
  if (typeof value === "number") return value;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const text = readText(resolve(source.configDir, value))?.trim();
  if (text !== undefined && /^\d{1,9}$/.test(text)) return Number(text);
  faults.push({
    file: source.file,
    key: source.key,
    found: "a text that is neither",
    expected: "a number, or a readable file that holds one",
  });
  return 0;
}

/** The file that a comm key stands in; `undefined` for one that stands in the configuration itself. */
export function toCommKeyFile(value: number | string, configDir: string): string | undefined {
  return typeof value === "number" || /^\d{1,9}$/.test(value) ? undefined : resolve(configDir, value);
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined; // reported by the caller with the key that named it
  }
}
