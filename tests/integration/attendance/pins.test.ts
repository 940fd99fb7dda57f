import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { toSpans } from "../../../subgraphs/attendance/src/domain/people/claims.ts";
import type { PinChange } from "../../../subgraphs/attendance/src/domain/people/pin-decision.ts";
import { createPinPreview } from "../../../subgraphs/attendance/src/recompute/pin-preview.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createRulesSource } from "../../../subgraphs/attendance/src/recompute/rules-source.ts";
import { createCalendarStore } from "../../../subgraphs/attendance/src/store/calendars.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createPeopleReader } from "../../../subgraphs/attendance/src/store/people-reader.ts";
import { createPeopleWriter } from "../../../subgraphs/attendance/src/store/people-writer.ts";
import { createPinStore } from "../../../subgraphs/attendance/src/store/pin-store.ts";
import { createRecordReader } from "../../../subgraphs/attendance/src/store/record-reader.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { createShiftReader } from "../../../subgraphs/attendance/src/store/shift-reader.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { ROWS_OF_A_PERSON } from "./person-kept.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const NOW = Date.parse("2026-11-26T12:00:00Z");
const ACT = { actor: "account/hr", atMs: NOW };
const DATES = { from: "2026-11-23", to: "2026-11-25" };
const PLACES = [
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
];
const ALL = { limit: 100, after: undefined };
const EVERYWHERE = { placeIds: undefined, from: undefined, to: undefined };
const MAP: PinChange = { kind: "MAPPING", pin: "99", personId: "p.1", spans: toSpans("99", EVERYWHERE) };

describe.each(STORES)("PINs in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  /** 1 and 7 are enrolled at Riyadh, 7 at Cairo under another name too; 99 is nobody's. */
  beforeEach(async () => {
    ({ database } = await source.create());
    const keys = await keepPeople(database, [{ pin: "1" }, { pin: "7", places: ["riyadh", "cairo"] }]);
    await database.write(({ tx }) =>
      tx
        .updateTable("enrolment")
        .set({ name: "Omar", name_key: "omar" })
        .where("pin", "=", "7")
        .where("place_id", "=", "cairo")
        .execute(),
    );
    await keepPunches(database, "99", ["2026-11-23T08:00:00", "2026-11-23T17:00:00", "2026-11-24T08:00:00"]);
    await keepPunches(database, "7", ["2026-11-23T08:00:00", "2026-11-23T17:00:00"]);
    await keepReader(database, "riyadh/gate-1", NOW);
    await keepReader(database, "cairo/gate-1", NOW);
    await mark(database, keys, DATES.from, DATES.to);
    await recompute();
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const toOptions = () => ({
    store: createRecordStore(database),
    readRules: createRulesSource(PLACES, createCalendarStore(database), createShiftReader(database)),
    now: () => NOW,
  });
  async function recompute() {
    const { run } = createRecomputer(toOptions());
    for (let done = 1; done > 0; ) done = await run(10);
  }
  const pins = () => createPinStore(database, "organisation");
  const preview = (change: PinChange) => createPinPreview(toOptions(), pins())(change, ACT);
  const records = async () =>
    (await createRecordReader(database).list(DATES, { ...ALL, isDescending: false })).map(
      ({ date, person, status }) => `${date.slice(8)} ${person.id} ${status}`,
    );
  /** Everything that follows from whose a PIN is. */
  const state = async () => ({
    records: await records(),
    claims: (await database.read.selectFrom("pin_claim").selectAll().execute())
      .map((row) => JSON.stringify(row))
      .toSorted(),
    people: await database.read.selectFrom("person").selectAll().orderBy("id").execute(),
    unmapped: await createPeopleReader(database).listUnmapped(undefined, ALL),
  });
  async function decide(change: PinChange): Promise<string> {
    const outcome = await pins().change(change, ACT);
    if (outcome.kind === "FAULT") throw new Error(outcome.message);
    await recompute();
    return outcome.decisionId;
  }

  it("that are nobody's are looked at, given to a person, and taken back exactly", async () => {
    const before = await state();
    expect(before.unmapped).toMatchObject([{ pin: "99", punches: 3, days: 2, placeIds: ["riyadh"] }]);
    const seen = await preview(MAP);
    expect(seen).toMatchObject({ claimed: { punches: 3, days: 2 }, unclaimed: 0 });
    expect(seen.changes.map(({ date, before: was, after }) => `${date} ${was?.status} ${after?.status}`)).toEqual([
      "2026-11-23 ABSENT PRESENT",
      "2026-11-24 ABSENT INCOMPLETE",
    ]);
    expect(await state()).toEqual(before);
    const decisionId = await decide(MAP);
    expect(await records()).toEqual(expect.arrayContaining(["23 p.1 PRESENT", "24 p.1 INCOMPLETE", "25 p.1 ABSENT"]));
    expect((await state()).unmapped).toEqual([]);
    await decide({ kind: "UNDO", decisionId });
    expect(await state()).toEqual(before);
  });

  it("that nobody punched with yet are looked at and given, and change no day", async () => {
    const change: PinChange = { ...MAP, pin: "98", spans: toSpans("98", EVERYWHERE) };
    expect(await preview(change)).toMatchObject({ changes: [], outcome: { kind: "DONE", moved: [] } });
    expect(await pins().change(change, ACT)).toMatchObject({ kind: "DONE", moved: [] });
  });

  it("begin a person's records earlier, and no more when they are taken back", async () => {
    const early = { records_from: "2026-11-24" };
    await database.write(({ tx }) => tx.updateTable("person").set(early).where("id", "=", "p.1").execute());
    const readFrom = () =>
      database.read.selectFrom("person").select("records_from").where("id", "=", "p.1").executeTakeFirst();
    const decisionId = await decide(MAP);
    expect(await readFrom()).toEqual({ records_from: "2026-11-23" });
    await decide({ kind: "UNDO", decisionId });
    expect(await readFrom()).toEqual(early);
  });

  it("are given to one person alone, and taken back the last first, once", async () => {
    const decisionId = await decide(MAP);
    const again = await pins().change({ ...MAP, personId: "p.7" }, ACT);
    expect(again).toMatchObject({ kind: "FAULT", key: "pin" });
    const split: PinChange = {
      kind: "SPLIT",
      pin: "99",
      parts: [{ personId: "p.7", name: undefined, spans: toSpans("99", { ...EVERYWHERE, placeIds: ["riyadh"] }) }],
    };
    const later = await decide(split);
    const undo = (id: string) => pins().change({ kind: "UNDO", decisionId: id }, ACT);
    expect(await undo(decisionId)).toMatchObject({ kind: "FAULT", message: expect.stringContaining("came later") });
    expect(await undo(later)).toMatchObject({ kind: "DONE" });
    expect(await undo(decisionId)).toMatchObject({ kind: "DONE" });
    expect(await undo(decisionId)).toMatchObject({ kind: "FAULT", message: expect.stringContaining("already") });
    expect(await undo("x")).toMatchObject({ kind: "FAULT" });
  });

  it("with names that differ are conflicts until somebody decides, and again when it is taken back", async () => {
    const conflicts = () => pins().listConflicts({ placeIds: undefined }, ALL);
    expect(await conflicts()).toMatchObject([
      {
        pin: "7",
        isDecided: false,
        names: [
          { placeId: "cairo", name: "Omar", punches: 0 },
          { placeId: "riyadh", name: "P7", punches: 2 },
        ],
        personIds: ["p.7"],
      },
    ]);
    expect(await pins().countConflicts({ placeIds: undefined })).toBe(1);
    const decisionId = await decide({ kind: "ONE_PERSON", pin: "7" });
    expect(await conflicts()).toMatchObject([{ isDecided: true, decision: { id: decisionId, kind: "ONE_PERSON" } }]);
    await decide({ kind: "UNDO", decisionId });
    expect(await conflicts()).toMatchObject([{ isDecided: false }]);
    expect(await pins().listDecisions("7", { limit: 5, before: undefined })).toMatchObject([
      { undoneBy: "account/hr" },
    ]);
  });

  it("are split between people by place, whose records part, and joined again exactly", async () => {
    const before = await state();
    const spans = (placeId: string) => toSpans("7", { ...EVERYWHERE, placeIds: [placeId] });
    const parts = [
      { personId: "p.7", name: undefined, spans: spans("riyadh") },
      { personId: undefined, name: "Omar", spans: spans("cairo") },
    ];
    const decisionId = await decide({ kind: "SPLIT", pin: "7", parts });
    const [omar] = await createPeopleReader(database).list({ ids: ["p.7:2"] }, ALL);
    expect(omar).toMatchObject({ name: "Omar", homePlaceId: "cairo", pin: "7" });
    expect(await records()).toEqual(expect.arrayContaining(["23 p.7 PRESENT"]));
    expect(await pins().listConflicts({ placeIds: undefined }, ALL)).toMatchObject([
      { isDecided: true, personIds: ["p.7", "p.7:2"] },
    ]);
    await decide({ kind: "UNDO", decisionId });
    expect(await state()).toEqual(before);
  });

  const SPLIT: PinChange = {
    ...{ kind: "SPLIT", pin: "7" },
    parts: (["riyadh", "cairo"] as const).map((placeId, index) => ({
      ...(index === 0 ? { personId: "p.7", name: undefined } : { personId: undefined, name: "Omar" }),
      spans: toSpans("7", { ...EVERYWHERE, placeIds: [placeId] }),
    })),
  };
  const findIds = async (ids: readonly string[]) =>
    (await createPeopleReader(database).list({ ids }, ALL)).map(({ id }) => id);

  it.each(ROWS_OF_A_PERSON)("are joined again without losing a row of %s: its person stays", async (_table, insert) => {
    const decisionId = await decide(SPLIT);
    const { key } = await database.read
      .selectFrom("person")
      .select("key")
      .where("id", "=", "p.7:2")
      .executeTakeFirstOrThrow();
    await database.write(({ tx }) => insert(tx, key));
    await decide({ kind: "UNDO", decisionId });
    expect(await findIds(["p.7:2"])).toEqual(["p.7:2"]);
  });

  it("are not said to be of one person while they are of several", async () => {
    const decisionId = await decide(SPLIT);
    const onePerson: PinChange = { kind: "ONE_PERSON", pin: "7" };
    expect(await pins().change(onePerson, ACT)).toMatchObject({
      kind: "FAULT",
      message: "The PIN 7 is of 2 people: take back what made it so, or split it anew",
    });
    await decide({ kind: "UNDO", decisionId });
    expect(await pins().change(onePerson, ACT)).toMatchObject({ kind: "DONE" });
  });

  it("keep whoever had them, to whom they may be given back", async () => {
    await keepPeople(database, [{ pin: "50", places: [] }]);
    const parts = [{ personId: "p.1", name: undefined, spans: toSpans("50", EVERYWHERE) }];
    const decisionId = await decide({ kind: "SPLIT", pin: "50", parts });
    const remove = () => createPeopleWriter(database, "organisation").remove("p.50", ACT);
    expect(await remove()).toMatchObject({
      kind: "FAULT",
      message: "p.50 is not removed: decisions about PINs, to be taken back first: 1",
    });
    await decide({ kind: "UNDO", decisionId });
    expect(await remove()).toMatchObject({ kind: "DONE" });
  });

  it("are of nobody twice", async () => {
    const whole = { name: undefined, spans: toSpans("7", EVERYWHERE) };
    const parts = [
      { ...whole, personId: "p.7" },
      { ...whole, personId: undefined, name: "Somebody new" },
    ];
    const before = await state();
    expect(await pins().change({ kind: "SPLIT", pin: "7", parts }, ACT)).toMatchObject({ kind: "FAULT", key: "parts" });
    expect(await state()).toEqual(before);
  });
});
