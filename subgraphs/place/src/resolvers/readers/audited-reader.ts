import { type AuditedChange, type AuditedValues, toAuditedChanges } from "@biometricflow/service/audit/change";
import type { AddedReader, KeptReader } from "../../domain/readers/added-reader.ts";

/** In the place of a comm key, which is told to nobody. */
const SECRET = "(secret)";

/**
 * What the audit tells of a reader that was changed.
 *
 * @param after `undefined`: nothing is kept of it any more
 * @param hasNewKey its comm key was given anew
 */
export function toReaderChanges(
  deviceId: string,
  { before, after }: { readonly before: KeptReader | undefined; readonly after: KeptReader | undefined },
  hasNewKey = false,
): readonly AuditedChange[] {
  const of = { id: deviceId };
  const changes = [
    ...toAuditedChanges(toKeptValues(before), toKeptValues(after)),
    ...(hasNewKey ? [{ field: "commKey", before: null, after: SECRET }] : []),
  ];
  return changes.length === 0 ? [] : [...toAuditedChanges(of, of, ["id"]), ...changes];
}

/** What the audit tells of a reader that is to be added: whether it was, the job says. */
export function toNewReaderChanges(deviceId: string, reader: AddedReader, hasKey: boolean): readonly AuditedChange[] {
  const after = { ...toValues(reader), id: deviceId, ...(hasKey ? { commKey: SECRET } : {}) };
  return toAuditedChanges(undefined, after);
}

/** Of a reader of the configuration nothing is kept but that it is switched off. */
function toKeptValues(kept: KeptReader | undefined): AuditedValues {
  const { added, isOff = false } = kept ?? {};
  return { ...(added === undefined ? {} : toValues(added)), isOff };
}

function toValues({ id: _id, since, fixedOffset, ...reader }: AddedReader): AuditedValues {
  return { ...reader, since: since ?? null, fixedOffset: fixedOffset ?? null };
}
