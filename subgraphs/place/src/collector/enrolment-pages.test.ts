import fc from "fast-check";
import { expect, it } from "vitest";
import { toEnrolmentPages } from "./enrolment-pages.ts";

const personIn = (slot: number) => ({ slot, pin: String(slot), name: "", privilegeCode: 0, cardNumber: 0 });

it("cuts users into pages of bounded size, in which every slot is once, also one that is named twice", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2_000), { maxLength: 2_000, size: "max" }), (slots) => {
      const pages = [...toEnrolmentPages(slots.map(personIn))];
      expect(pages.flatMap(({ enrolments }) => enrolments.map(({ slot }) => slot))).toEqual(
        slots.toSorted((left, right) => left - right),
      );
      expect([pages[0]?.slots[0], pages.at(-1)?.slots[1]]).toEqual([0, Number.MAX_SAFE_INTEGER]);
      for (const [
        at,
        {
          enrolments,
          slots: [first, last],
        },
      ] of pages.entries()) {
        expect(enrolments.every(({ slot }) => slot >= first && slot <= last)).toBe(true);
        if (at > 0) expect(first).toBe((pages[at - 1]?.slots[1] ?? 0) + 1);
        expect(new Set(enrolments.map(({ slot }) => slot)).size).toBeLessThanOrEqual(250);
      }
    }),
    { numRuns: 50 },
  );
});

it("has one page of all slots when nobody is enrolled", () => {
  expect([...toEnrolmentPages([])]).toEqual([{ enrolments: [], slots: [0, Number.MAX_SAFE_INTEGER] }]);
});
