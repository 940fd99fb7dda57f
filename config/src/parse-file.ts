import { readFileSync } from "node:fs";
import type { z } from "zod";
import type { ConfigFault } from "./config-error.ts";

/**
 * Reads one JSON file into a typed value, or adds every fault it has to `faults` and gives `undefined`.
 */
export function parseFile<T>(file: string, schema: z.ZodType<T>, faults: ConfigFault[]): T | undefined {
  const json = readJson(file, faults);
  return json === undefined ? undefined : parseJson(json, { file, schema, faults });
}

/** How a file's content is judged. */
export interface ParseOptions<T> {
  /** Named in the faults. */
  readonly file: string;
  readonly schema: z.ZodType<T>;
  /** Faults are added here. */
  readonly faults: ConfigFault[];
}

/** Gives a file's content as a typed value, or every fault it has and `undefined`. */
export function parseJson<T>(json: unknown, { file, schema, faults }: ParseOptions<T>): T | undefined {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const key = issue.path.join(".");
    faults.push({ file, key, found: describeFound(json, issue.path), expected: issue.message });
  }
  return undefined;
}

/** Reads a file's content, or adds its fault to `faults` and gives `undefined`. */
export function readJson(file: string, faults: ConfigFault[]): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    const found = error instanceof SyntaxError ? `text that is not JSON (${error.message})` : "no readable file";
    faults.push({ file, key: "", found, expected: "a JSON file" });
    return undefined;
  }
}

/** What stands at a path, short, and masked where the key names a secret. */
function describeFound(json: unknown, path: readonly PropertyKey[]): string {
  if (path.some((part) => /key|password|secret/i.test(String(part)))) return "a value that is not shown";
  let value = json;
  for (const part of path) value = typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
  if (value === undefined) return "nothing";
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
