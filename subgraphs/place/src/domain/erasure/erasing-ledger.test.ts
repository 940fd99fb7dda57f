import { expect, it } from "vitest";
import type { LogCursor } from "../device.ts";
import type { LedgerWriter } from "../ledger.ts";
import type { LedgerRow } from "../punch.ts";
import type { Erasure } from "./erasure.ts";
import { createErasedPeople, toErasureKey, toPinHash } from "./erased-people.ts";
import { createErasingLedger } from "./erasing-ledger.ts";

const SECRET = Buffer.alloc(32, 7);
const ERASURE: Erasure = {
  ...{ id: "e", hash: toPinHash(toErasureKey(SECRET, "riyadh", "e"), "1042"), pseudonym: "erased-x" },
  ...{ askedMs: 1_000, askedBy: "account/1", reason: "because", readers: [{ readerId: "gate-1", state: "PENDING" }] },
};
const makeRow = (pin: string, raw: string): LedgerRow => ({
  ...{ digest: raw, pin, atMs: 900, localTime: "2026-03-01T08:00:00", offsetMinutes: 0, stateCode: 0, verifyCode: 1 },
  ...{ workCode: undefined, raw: Buffer.from(raw), receivedAtMs: 950, channel: "READ", setAside: undefined },
  ...{ copies: 1, isFirstRead: false },
});
const cursorOf = (...raws: readonly string[]): LogCursor => ({
  ...{ layout: "R40", slots: 2, end: 2, blanks: 0 },
  anchor: Buffer.from(raws.join("")).toString("base64"),
});

/** A ledger that only notes what it is told. */
function createNotes() {
  const notes: (readonly [string, ...unknown[]])[] = [];
  const note =
    (name: string) =>
    async (...args: readonly unknown[]) =>
      void notes.push([name, ...args]);
  const told = { recordRows: note("rows"), recordTail: note("tail"), recordFacts: note("facts") };
  const ledger = { ...told, recordEnrolments: note("enrolments") } as unknown as LedgerWriter; // the rest is not called
  const list = { version: () => "1", list: () => [ERASURE], find: () => ERASURE, add: () => undefined };
  const people = createErasedPeople(SECRET, "riyadh", { ...list, change: () => ERASURE });
  return { notes, ...createErasingLedger(ledger, people) };
}

it("keeps no end of a log that has bytes of an erased person, and the rows all the same", async () => {
  const { notes, ledger } = createNotes();
  await ledger.recordTail("gate-1", [makeRow("7", "seven"), makeRow("1042", "erased")], cursorOf("seven", "erased"));
  expect(notes.map(([name]) => name)).toEqual(["facts", "rows"]);
  expect(notes[0]).toEqual(["facts", "gate-1", { cursor: undefined }]);
  expect(notes[1]?.[2]).toMatchObject([{ pin: "7" }, { pin: "erased-x", digest: "erased", raw: { length: 0 } }]);
  await ledger.recordTail("gate-1", [makeRow("8", "eight")], cursorOf("eight"));
  expect(notes.map(([name]) => name)).toEqual(["facts", "rows", "tail"]);
  await ledger.recordFacts("gate-1", { cursor: cursorOf("erased", "eight"), punches: 3 });
  expect(notes.at(-1)?.[2]).toEqual({ cursor: undefined, punches: 3 });
});

it("lets no enrolment in of whoever is to leave that reader", async () => {
  const { notes, ledger } = createNotes();
  const enrolled = (pin: string) => ({ slot: Number(pin), pin, name: "x", privilegeCode: 0, cardNumber: 0 });
  await ledger.recordEnrolments("gate-1", [enrolled("1042"), enrolled("7")]);
  await ledger.recordEnrolments("gate-2", [enrolled("1042")]);
  expect(notes.map(([, , people]) => people)).toMatchObject([[{ pin: "7" }], [{ pin: "1042" }]]);
});
