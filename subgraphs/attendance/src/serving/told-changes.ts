import {
  type AuditedChange,
  type AuditedValues,
  type JsonValue,
  toAuditedChanges,
  toBoundedChanges,
  toJsonValue,
} from "@biometricflow/service/audit/change";
import { type ChangedThing, listenForChanges } from "../store/changed-things.ts";

/** Runs a mutation, and gives what it changed as the audit tells it. */
export async function listenToMutation(work: () => unknown) {
  const { result, things } = await listenForChanges(work);
  return { result, changes: toToldChanges(things) };
}

/** What the audit tells of things that were changed at once: of one thing its fields, of several one field for each. */
function toToldChanges(things: readonly ChangedThing[]): readonly AuditedChange[] {
  const [only, ...others] = things;
  if (only === undefined) return [];
  if (others.length === 0)
    return toAuditedChanges(toValues(only.id, only.before), toValues(only.id, only.after), ["id"]);
  const toSide = ({ id }: ChangedThing, value: unknown) => ({ [id]: toTold(value) });
  return toBoundedChanges(
    things.flatMap((thing) => toAuditedChanges(toSide(thing, thing.before), toSide(thing, thing.after))),
  );
}

/** What people wrote freely stays here: it may name anybody, and an erasure finds names in this store alone. */
const FREE_TEXTS: ReadonlySet<string> = new Set(["reason", "note"]);

function toTold(value: unknown): JsonValue {
  return toJsonValue(value, FREE_TEXTS);
}

/** The fields of a thing, its id among them; a thing without fields has itself as one. */
function toValues(id: string, thing: unknown): AuditedValues | undefined {
  const value = toTold(thing);
  if (value === null) return undefined;
  return { ...{ id }, ...(isRecord(value) ? value : { value }) };
}

function isRecord(value: JsonValue): value is AuditedValues {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
