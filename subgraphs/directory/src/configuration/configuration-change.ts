import { createHmac } from "node:crypto";

/** A file of the configuration, by its path within the folder, and what stands in it as JSON. */
export interface ConfigurationFile {
  readonly path: string;
  readonly value: unknown;
}

/** What the files say: by the name of each setting a keyed hash of its value, so that no secret is kept. */
export type KnownSettings = Readonly<Record<string, string>>;

/** Names that one entry of the audit has. */
const MOST_NAMED = 20;

/**
 * Lists the settings of files, such as `organisation.json security.secondFactor`. What has an `id` is named by it:
 * `places/riyadh.json readers.gate-1.host` is the same setting wherever in its list the reader stands.
 */
export function toKnownSettings(files: readonly ConfigurationFile[], key: Buffer): KnownSettings {
  const hash = (text: string): string => createHmac("sha256", key).update(text).digest("base64url");
  const settings = files.flatMap(({ path, value }) =>
    listSettings(value, []).map(([names, json]): [string, string] => [`${path} ${names.join(".")}`, hash(json)]),
  );
  return Object.fromEntries(settings);
}

/** The names of settings that were changed, added or removed, in their order; of more than 20 the first, and how many more. */
export function listChanges(before: KnownSettings, after: KnownSettings): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  const changed = names.filter((name) => before[name] !== after[name]);
  if (changed.length <= MOST_NAMED) return changed;
  const shown = changed.slice(0, MOST_NAMED - 1);
  return [...shown, `(${changed.length - shown.length} more)`];
}

/** An empty list or object is a setting too: it says that there is nothing. */
function listSettings(value: unknown, names: readonly string[]): readonly (readonly [readonly string[], string])[] {
  const inner = Array.isArray(value) ? value.map(toNamed) : Object.entries(Object(value));
  if (typeof value !== "object" || value === null || inner.length === 0) return [[names, JSON.stringify(value)]];
  return inner.flatMap(([name, item]) => listSettings(item, [...names, name]));
}

function toNamed(item: unknown, index: number): readonly [string, unknown] {
  const id: unknown = Object(item).id;
  return [typeof id === "string" ? id : String(index), item];
}
