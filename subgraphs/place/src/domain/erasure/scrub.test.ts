import { expect, it } from "vitest";
import { collectTerms, namesPerson, type PersonTerms, scrub } from "./scrub.ts";

const NOTHING: PersonTerms = { isPin: (pin) => pin === "1042", pins: [], names: [], cards: [], pseudonym: "erased-x" };
const JOB = {
  asked: { kind: "PUT_USER", readerIds: ["gate-1042"], person: { pin: "1042", name: "Ahmad Ali", cardNumber: 77_123 } },
  findings: { written: 1042, people: [{ pin: "1042", before: { pin: "1042", name: "A. Ali" }, failure: 'no "1042"' }] },
  steps: [{ detail: "Ahmad Ali (card 77123) is there as 10421" }],
};

it("finds every name and card beside the PIN, and takes all of them out", () => {
  const terms = collectTerms(JOB, NOTHING);
  expect(terms).toMatchObject({ pins: ["1042"], names: ["Ahmad Ali", "A. Ali"], cards: [77_123] });
  expect(scrub(JOB, terms)).toEqual({
    asked: {
      kind: "PUT_USER",
      readerIds: ["gate-erased-x"],
      person: { pin: "erased-x", name: "erased-x", cardNumber: 0 },
    },
    findings: {
      written: 1042,
      people: [{ pin: "erased-x", before: { pin: "erased-x", name: "erased-x" }, failure: 'no "erased-x"' }],
    },
    steps: [{ detail: "erased-x (card erased-x) is there as 10421" }],
  });
});

it("leaves what says nothing of the person as it is", () => {
  const other = { asked: { person: { pin: "7", name: "Layla", cardNumber: 1042 } } };
  expect(scrub(other, collectTerms(other, NOTHING))).toBe(other);
});

it.each([
  ["1042\t2026-03-01 08:00:00\t0", true],
  ["USER PIN=1042\tName=x", true],
  ["10421\t2026-03-01 08:00:00\t0", false],
  ["USER PIN=7\tName=Ahmad Ali", true],
])("says whether a line of a reader names the person: %s", (line, isNamed) => {
  expect(namesPerson(line, { ...NOTHING, names: ["Ahmad Ali"] })).toBe(isNamed);
});
