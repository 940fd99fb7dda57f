import fc from "fast-check";
import { expect, it } from "vitest";
import { planExport } from "../domain/exports/export-plan.ts";
import { readRow } from "../domain/exports/read-row.ts";
import { toAccountSubject } from "../domain/people/account.ts";
import { toPersonId } from "../domain/people/identity.ts";
import { type KnownPerson, planImport } from "../domain/people/import-plan.ts";
import { createSheetParser } from "../domain/people/parse-sheet.ts";
import { toPeopleRows } from "../sheets/people-rows.ts";
import { readSheet } from "../sheets/read-sheet.ts";
import type { FileSink } from "./file-sink.ts";
import { openWriter } from "./writers.ts";

const FACTS = [
  ...(["id", "pin", "name", "latinName", "arabicName", "department", "managerId"] as const),
  ...(["homePlaceId", "employedFrom", "employedTo", "account"] as const),
];
type PersonFact = (typeof FACTS)[number];
const MANAGER = "7";
const NOBODY = {
  latinName: undefined,
  arabicName: undefined,
  department: undefined,
  managerId: undefined,
  homePlaceId: undefined,
  employedFrom: undefined,
  employedTo: undefined,
};
const WORDS = [
  "007",
  "12",
  "أحمد",
  "سارة بنت علي",
  'O\'Brien, "Bob"',
  "=1+1",
  "-5",
  "＝x",
  "_x0041_",
  "1e5",
  "2026-01-31",
];
const PARTS = [...WORDS, "TRUE", "#N/A", ";", "'", '"', ",", "\u{200F}", " ", "😀"];
/** Names as people and readers give them; an apostrophe before a formula is told from a mark of ours in CSV alone. */
const text = fc
  .oneof(
    fc.constantFrom(...WORDS),
    fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
  )
  .filter((name) => name.trim() !== "" && !/^\s*'/.test(name));
const date = fc.constantFrom("2026-01-31", "1999-12-01");
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const facts = fc.record({
  name: text,
  latinName: maybe(text),
  arabicName: maybe(text),
  department: maybe(text),
  managerId: maybe(fc.constant(toPersonId(MANAGER, undefined))),
  homePlaceId: maybe(fc.constantFrom("riyadh", "cairo")),
  employedFrom: maybe(fc.constant("1999-12-01")),
  employedTo: maybe(date),
});
const pin = fc.oneof(fc.stringMatching(/^0{0,3}[1-9][0-9]{0,8}$/), fc.constantFrom("-5", "0", "A,1", 'é"', "=2"));
const people = fc.uniqueArray(fc.tuple(pin, facts), { selector: ([own]) => own, minLength: 1, maxLength: 6 });

const toKnown = (given: readonly (readonly [string, Omit<KnownPerson, "id" | "key" | "pin" | "account">])[]) =>
  new Map(
    given.map(([own, said], index): readonly [string, KnownPerson] => {
      const id = toPersonId(own, undefined);
      const account = index === 0 ? toAccountSubject("sara.ali") : undefined;
      return [id, { ...said, account, id, pin: own, key: index + 1 }];
    }),
  );

/** A person as the graph gives one. */
const toNode = (person: KnownPerson) => ({
  ...person,
  department: person.department === undefined ? null : { name: person.department },
  manager: person.managerId === undefined ? null : { id: person.managerId },
  homePlace: person.homePlaceId === undefined ? null : { id: person.homePlaceId },
  account: person.account === undefined ? null : "sara.ali",
});

/** What a sheet says of a person, without the space around texts. */
const toComparable = (said: Partial<Readonly<Record<PersonFact, string | null | undefined>>>) =>
  FACTS.map((fact) => said[fact]?.trim());

async function writeFile(format: "CSV" | "XLSX", nodes: readonly unknown[]): Promise<Buffer> {
  const plan = planExport({ kind: "PEOPLE", format, language: "AR", hoursFormat: "HM", arguments: {} });
  const pieces: Buffer[] = [];
  const sink: FileSink = {
    write: async (piece) => void pieces.push(Buffer.from(piece)),
    close: () => Promise.resolve({ sizeBytes: 0, fileSha256: "" }),
    drop: () => Promise.resolve(),
  };
  const writer = await openWriter(sink, plan);
  await writer.write(nodes.map((node) => readRow(node, plan.columns, undefined)));
  const made = { askedBy: "Huda", organisation: "Example", madeAt: "2026-11-26T12:00:00.000Z", asked: "{}" };
  await writer.end({ ...made, link: undefined, rows: nodes.length, rowsSha256: "", missing: [], asOf: [] });
  return Buffer.concat(pieces);
}

it.each(["CSV", "XLSX"] as const)(
  "an export of people as %s is an import that changes nothing, and elsewhere makes the same people",
  async (format) => {
    await fc.assert(
      fc.asyncProperty(people, async (given) => {
        const manager = { ...NOBODY, name: "Boss" };
        const known = toKnown([...given.filter(([own]) => own !== MANAGER), [MANAGER, manager]]);
        const bytes = await writeFile(format, [...known.values()].map(toNode));
        const sheet = toPeopleRows(await readSheet(bytes));
        if (sheet.kind === "FAULT") throw new TypeError(sheet.message);
        const terms = { identity: "organisation" as const, placeIds: new Set(["riyadh", "cairo"]), known };
        const { drafts, faults } = createSheetParser(sheet.rows, terms)(sheet.rows);
        expect(faults).toEqual([]);
        expect(planImport(drafts, known)).toEqual({ created: [], changed: [], unchanged: known.size });
        const elsewhere = createSheetParser(sheet.rows, { ...terms, known: new Map() })(sheet.rows);
        expect(elsewhere.faults).toEqual([]);
        expect(elsewhere.drafts.map(toComparable)).toEqual([...known.values()].map(toComparable));
      }),
      { numRuns: 60 },
    );
  },
);
