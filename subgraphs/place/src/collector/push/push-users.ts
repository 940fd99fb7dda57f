import type { LedgerWriter } from "../../domain/ledger.ts";
import type { PushedPerson } from "../../domain/push/told-person.ts";
import type { Enrolment } from "../../domain/user.ts";

/** Enrolments that are written at once. */
interface Run {
  readonly first: number;
  readonly enrolments: readonly Enrolment[];
}

/**
 * Puts people that a reader pushed among its enrolments; the others stay. Each PIN keeps the slot that it was given first, new
 * ones come behind the last.
 */
export async function takePeople(
  ledger: Pick<LedgerWriter, "readSlots" | "recordEnrolments">,
  readerId: string,
  people: readonly PushedPerson[],
): Promise<void> {
  const runs = toRuns(await ledger.readSlots(readerId), people);
  for (const { first, enrolments } of runs) {
    await ledger.recordEnrolments(readerId, enrolments, [first, first + enrolments.length - 1]);
  }
}

/** The people by their slots, neighbours together. */
export function toRuns(pinBySlot: ReadonlyMap<number, string>, people: readonly PushedPerson[]): readonly Run[] {
  const slots = new Map([...pinBySlot].map(([slot, pin]) => [pin, slot]));
  let last = Math.max(0, ...pinBySlot.keys());
  const bySlot = new Map<number, Enrolment>();
  for (const person of people) {
    const slot = slots.get(person.pin) ?? last + 1;
    last = Math.max(last, slot);
    slots.set(person.pin, slot);
    const { pin, name, privilegeCode, cardNumber } = person;
    bySlot.set(slot, { pin, name, privilegeCode, cardNumber, slot });
  }
  const runs: { first: number; enrolments: Enrolment[] }[] = [];
  for (const enrolment of [...bySlot.values()].toSorted((left, right) => left.slot - right.slot)) {
    const run = runs.at(-1);
    if (run !== undefined && run.first + run.enrolments.length === enrolment.slot) run.enrolments.push(enrolment);
    else runs.push({ first: enrolment.slot, enrolments: [enrolment] });
  }
  return runs;
}
