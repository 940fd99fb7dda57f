import { toSlotText } from "./log-rows.ts";
import type { ReaderRow, UserForm } from "./punch.ts";

/** What is known of a reader's log. */
export interface LogUsers {
  /** How its rows name their users; `undefined` before the first row was seen. */
  readonly userForm: UserForm | undefined;
  readonly pinBySlot: ReadonlyMap<number, string>;
}

/**
 * The row of the log that an event announces. Some readers name the user in one form in events and in another one in the
 * log (slot or number here, PIN text there): without this the punch would be stored twice, under two identities.
 *
 * @returns `undefined` when it cannot be told how the log will name the user: read the log.
 */
export function toAnnouncedRow(event: ReaderRow, log: LogUsers): ReaderRow | undefined {
  if (log.userForm === undefined) return event.userForm === "PIN" ? event : undefined;
  if (log.userForm === event.userForm) return event;
  const { userBytes: _bytes, ...row } = event; // they spell the user of the event, not that of the log
  if (log.userForm === "SLOT") {
    const slot = findSlot(event, log.pinBySlot);
    return slot === undefined ? undefined : { ...row, userForm: "SLOT", userText: toSlotText(slot), slot };
  }
  const pin = event.userForm === "SLOT" ? log.pinBySlot.get(event.slot ?? 0) : findPin(event.userText, log);
  if (pin === undefined) return undefined;
  const userText = log.userForm === "NUMBER" ? toNumberText(pin) : pin;
  return { ...row, userForm: log.userForm, userText, slot: undefined };
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

function findSlot({ userForm, userText }: ReaderRow, pinBySlot: ReadonlyMap<number, string>): number | undefined {
  const isSame = (pin: string) => (userForm === "NUMBER" ? toNumberText(pin) : pin) === userText;
  const [only, ...others] = [...pinBySlot].filter(([, pin]) => isSame(pin));
  return others.length === 0 ? only?.[0] : undefined;
}
