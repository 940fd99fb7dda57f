import type { AttendanceEvent } from "@biometricflow/zk/codec/realtime-event";
import type { UserForm } from "../domain/device.ts";
import { toSlotText } from "../domain/log-rows.ts";
import type { ReaderRow } from "../domain/punch.ts";
import { toEventRow } from "./reader-row.ts";

/** What is known of a reader's log. */
export interface LogUsers {
  /** How its rows name their users; `undefined` before the first row was seen. */
  readonly userForm: UserForm | undefined;
  readonly pinBySlot: ReadonlyMap<number, string>;
}

/**
 * An event as the row of the log that it announces. Some readers name the user in one form in events and in another one in
 * the log (slot or number here, PIN text there): without this the punch would be stored twice, under two identities.
 *
 * @returns `undefined` when it cannot be told how the log will name the user: read the log.
 */
export function toAnnouncedRow(event: AttendanceEvent, log: LogUsers): ReaderRow | undefined {
  const row = toEventRow(event);
  const eventForm = event.userForm;
  if (log.userForm === undefined) return eventForm === "PIN" ? row : undefined;
  if (log.userForm === eventForm) return row;
  if (log.userForm === "SLOT") {
    const slot = findSlot(event.pin ?? "", log.pinBySlot, eventForm);
    return slot === undefined ? undefined : { ...row, userText: toSlotText(slot), slot };
  }
  const pin = eventForm === "SLOT" ? log.pinBySlot.get(event.slot ?? 0) : findPin(event.pin ?? "", log);
  if (pin === undefined) return undefined;
  return { ...row, slot: undefined, userText: log.userForm === "NUMBER" ? toNumberText(pin) : pin };
}

/** A PIN as rows of the form NUMBER hold it: a number without leading zeros. */
function toNumberText(pin: string): string {
  return /^\d{1,10}$/.test(pin) ? String(Number(pin)) : pin;
}

/** The PIN of the log for a user that the event names in another form: the number 7 may be "007" there. */
function findPin(eventPin: string, { userForm, pinBySlot }: LogUsers): string | undefined {
  if (userForm === "NUMBER") return eventPin;
  const alike = new Set([...pinBySlot.values()].filter((pin) => toNumberText(pin) === eventPin));
  const [only, ...others] = alike;
  return others.length === 0 ? only : undefined;
}

function findSlot(eventPin: string, pinBySlot: ReadonlyMap<number, string>, eventForm: UserForm): number | undefined {
  const isSame = (pin: string) => (eventForm === "NUMBER" ? toNumberText(pin) : pin) === eventPin;
  const [only, ...others] = [...pinBySlot].filter(([, pin]) => isSame(pin));
  return others.length === 0 ? only?.[0] : undefined;
}
