import type { SlotRange } from "../domain/ledger.ts";
import type { Enrolment } from "../domain/user.ts";

/** Users of one transaction: a reader may have 50,000, which would keep everybody waiting for seconds. */
const USERS_AT_ONCE = 250;

/** Some of a reader's users, and the slots for which they are all. */
export interface EnrolmentPage {
  readonly enrolments: readonly Enrolment[];
  readonly slots: SlotRange;
}

/** Cuts a list of users into pages by slot, which together are all slots; at least one page. */
export function* toEnrolmentPages(enrolments: readonly Enrolment[]): Generator<EnrolmentPage, void, void> {
  const bySlot = enrolments.toSorted((left, right) => left.slot - right.slot);
  let first = 0;
  for (let start = 0; ; ) {
    const last = bySlot[start + USERS_AT_ONCE - 1]?.slot ?? Number.MAX_SAFE_INTEGER;
    // A reader may name one slot twice: both stay in one page.
    const next = bySlot.findIndex(({ slot }, at) => at >= start && slot > last);
    const end = next === -1 ? bySlot.length : next;
    const isLast = end === bySlot.length;
    yield { enrolments: bySlot.slice(start, end), slots: [first, isLast ? Number.MAX_SAFE_INTEGER : last] };
    if (isLast) return;
    [start, first] = [end, last + 1];
  }
}
