import { readFileSync } from "node:fs";

/** The text of a file that holds one secret; `undefined` where it is empty or cannot be read, which its reader says by the key that named it. */
export function readSecretLine(file: string): string | undefined {
  try {
    const text = readFileSync(file, "utf8").trim();
    return text === "" ? undefined : text;
  } catch {
    return undefined;
  }
}
