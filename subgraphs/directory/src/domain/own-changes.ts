import type { AuditedChange, JsonValue } from "@biometricflow/service/audit/change";
import { namesPerson } from "./forgotten-person.ts";

/** Fields that say whom a thing is of: all of it is about that person. */
const WHOSE: ReadonlySet<string> = new Set(["id", "userId", "personId"]);
/** An id of somebody, or of something: `p.<pin>` and `<place>/<pin>`. */
const ID = /^(?:p\.|[^/\s]+\/)\S+$/u;

/**
 * What changes tell of a person alone. Of what is about the person all is told but elements of lists that name others; of what is
 * about others, or about many at once, what names the person.
 *
 * @param isOwnId whether a text is an id of the person
 * @param isAbout whether all of it is about the person, whomever it names: it was the person's account
 */
export function toOwnChanges(
  changes: readonly AuditedChange[],
  isOwnId: (text: string) => boolean,
  isAbout: boolean,
): readonly AuditedChange[] {
  const isOf = (field: string, value: JsonValue) => WHOSE.has(field) && typeof value === "string" && isOwnId(value);
  const isWhole = isAbout || changes.some(({ field, before, after }) => isOf(field, before) || isOf(field, after));
  const namesOwn = (value: unknown) => namesPerson(value, isOwnId);
  const namesOther = (value: JsonValue) => namesPerson(value, (text) => ID.test(text) && !isOwnId(text));
  const toWhole = (value: JsonValue): JsonValue => {
    if (isList(value)) {
      const kept = value.filter((item) => namesOwn(item) || !namesOther(item));
      return kept.map((item) => (namesOther(item) ? toOwn(item) : toWhole(item)));
    }
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([field, inner]) => [field, toWhole(inner)]));
  };
  const toOwn = (value: JsonValue): JsonValue => {
    if (isList(value)) return value.filter(namesOwn).map(toOwn);
    if (!isRecord(value)) return namesOwn(value) ? value : null;
    const fields = Object.entries(value);
    if (fields.some(([field, inner]) => isOf(field, inner))) return toWhole(value);
    return Object.fromEntries(
      fields.filter(([, inner]) => namesOwn(inner)).map(([field, inner]) => [field, toOwn(inner)]),
    );
  };
  return changes
    .filter((change) => isWhole || namesOwn(change))
    .map(({ field, before, after }) => {
      const cut = isWhole || isOwnId(field) ? toWhole : toOwn;
      return { field, before: cut(before), after: cut(after) };
    });
}

function isList(value: JsonValue): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function isRecord(value: JsonValue): value is Readonly<Record<string, JsonValue>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
