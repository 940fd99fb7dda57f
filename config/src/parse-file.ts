import { readFileSync } from "node:fs";
import type { z } from "zod";
import type { ConfigFault } from "./config-error.ts";

/** A name and a password before the host. */
const USER_OF_URL = /\/\/[^/@"]*@/g;

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
  let text = "";
  try {
    text = readFileSync(file, "utf8");
    return JSON.parse(text);
  } catch (error) {
    const found = error instanceof SyntaxError ? describeSyntax(error, text) : "no readable file";
    faults.push({ file, key: "", found, expected: "a JSON file" });
    return undefined;
  }
}

/** What stands at a path, short; nothing of what is or may be a secret. */
function describeFound(json: unknown, path: readonly PropertyKey[]): string {
  if (path.some((part) => /key|password|secret/i.test(String(part)))) return "a value that is not shown";
  let value = json;
  for (const part of path) value = typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
  if (value === undefined) return "nothing";
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === "object" && value !== null) return describeObject(value);
  return shorten(JSON.stringify(value).replaceAll(USER_OF_URL, "//***@"));
}

/** Its names alone: a comm key may stand below a name that is spelt wrong. */
function describeObject(value: object): string {
  const names = Object.keys(value);
  return names.length === 0 ? "an object without keys" : shorten(`an object with ${names.join(", ")}`);
}

/** Where a text is wrong, without a part of it: engines quote what stands around the place. */
function describeSyntax({ message }: SyntaxError, text: string): string {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  const [, quoted = ""] = /, (?:\.\.\.)?"([^]*)"(?:\.\.\.)? is not valid JSON$/.exec(message) ?? [];
  const at = position === undefined ? text.indexOf(quoted) + quoted.length / 2 : Number(position);
  return `text that is not JSON, in line ${text.slice(0, at).split("\n").length}`;
}

const shorten = (text: string): string => (text.length > 80 ? `${text.slice(0, 77)}...` : text);
