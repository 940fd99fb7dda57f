/** A value as JSON has it. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [field: string]: JsonValue };

/** What a change was about: its fields by name. */
export type AuditedValues = Readonly<Record<string, JsonValue>>;

/** A field that is another than it was. */
export interface AuditedChange {
  readonly field: string;
  /** Null: there was none. */
  readonly before: JsonValue;
  /** Null: there is none any more. */
  readonly after: JsonValue;
}

/** Fields of one change. */
export const MOST_CHANGED_FIELDS = 40;
/** Characters of a value as JSON; of a longer one its length is kept. */
export const MOST_VALUE_CHARACTERS = 1_000;
/** Characters of a field's name; a longer one is cut. */
const MOST_NAME_CHARACTERS = 256;

/**
 * What is another than it was, by field.
 *
 * @param before `undefined`: it is new
 * @param after `undefined`: it is gone
 * @param named fields that are told even where they did not change: they say whose it is
 */
export function toAuditedChanges(
  before: AuditedValues | undefined,
  after: AuditedValues | undefined,
  named: readonly string[] = [],
): readonly AuditedChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  const changes = [...fields]
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((it) => named.includes(it.field) || JSON.stringify(it.before) !== JSON.stringify(it.after))
    .filter((it) => !isNothing(it.before) || !isNothing(it.after))
    .map((it) => ({
      field: it.field.slice(0, MOST_NAME_CHARACTERS),
      before: toBounded(it.before),
      after: toBounded(it.after),
    }));
  return toBoundedChanges(changes);
}

/** As many as an entry holds; the last one says how many are left out. */
export function toBoundedChanges(changes: readonly AuditedChange[]): readonly AuditedChange[] {
  if (changes.length <= MOST_CHANGED_FIELDS) return changes;
  const kept = changes.slice(0, MOST_CHANGED_FIELDS - 1);
  return [...kept, { field: `(${changes.length - kept.length} more)`, before: null, after: null }];
}

/** A value as JSON keeps it, at any depth without the fields that are left out; null for what JSON has no word for. */
export function toJsonValue(value: unknown, leftOut: ReadonlySet<string> = new Set()): JsonValue {
  const text = JSON.stringify(value, (key, part: unknown) => (leftOut.has(key) ? undefined : part));
  return text === undefined ? null : JSON.parse(text);
}

function isNothing(value: JsonValue): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}

function toBounded(value: JsonValue): JsonValue {
  const { length } = JSON.stringify(value);
  return length <= MOST_VALUE_CHARACTERS ? value : `(${length} characters)`;
}
