import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type {
  CorrectionDeed,
  CorrectionDraft,
} from "../../../subgraphs/attendance/src/domain/corrections/correction.ts";
import type { CorrectionStore } from "../../../subgraphs/attendance/src/domain/corrections/correction-store.ts";
import { compileOrganisation } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createCorrectionStore } from "../../../subgraphs/attendance/src/store/corrections.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { keepPeople, keepPunches, keepReader, mark } from "./record-rows.ts";

const PLACES = [
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
];
const RULES = compileOrganisation(PLACES);
const NOW = Date.parse("2026-11-26T12:00:00+03:00");

describe.each(STORES)("corrections in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  let corrections: CorrectionStore;
  let keys: readonly number[];

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
    corrections = createCorrectionStore(database, new Map(PLACES.map(({ id, timeZone }) => [id, timeZone])));
    await keepReader(database, "riyadh/gate-1", NOW);
    keys = await keepPeople(database, [{ pin: "7" }, { pin: "8" }]);
    await keepPunches(database, "7", ["2026-11-23T08:00:00", "2026-11-23T12:30:00", "2026-11-24T08:00:00"]);
    await mark(database, keys, "2026-11-21", "2026-11-25");
    await recompute();
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  const recompute = () => {
    const store = createRecordStore(database);
    return createRecomputer({ store, readRules: async () => RULES, now: () => NOW }).run(10);
  };
  /** Without when it was found that a punch is missing: it is found anew when an added one is taken out again. */
  const records = async () => {
    const own = database.read.selectFrom("day_record").where("person_key", "=", keys[0] ?? 0);
    const rows = await own.selectAll().orderBy("date").execute();
    return rows.map(({ missing_seq: _found, ...record }) => record);
  };
  const statuses = async () =>
    (await records()).map(({ date, status, corrections: n }) => `${date.slice(8)} ${status} ${n}`);
  const marks = () => database.read.selectFrom("dirty_mark").select(["person_key", "from_date", "to_date"]).execute();
  const deed = (move: CorrectionDeed["move"], given: Partial<CorrectionDeed> = {}): CorrectionDeed => ({
    move,
    actor: "account/hr",
    actorName: "Hanan",
    atMs: NOW,
    reason: "the gate was down",
    ...given,
  });
  const added = (given: Partial<Extract<CorrectionDraft, { kind: "ADD_PUNCH" }>> = {}): CorrectionDraft => ({
    kind: "ADD_PUNCH",
    personKey: keys[0] ?? 0,
    placeId: "riyadh",
    localTime: "2026-11-24T17:00:00",
    isSecond: false,
    stateCode: 255,
    ...given,
  });
  const ignored = (local: string): CorrectionDraft => ({
    kind: "IGNORE_PUNCH",
    personKey: keys[0] ?? 0,
    punchId: `riyadh/7-${local}`,
  });
  const BEFORE = ["21 WEEKEND 0", "22 ABSENT 0", "23 PRESENT 0", "24 INCOMPLETE 0", "25 ABSENT 0"];

  it("add a punch to a day, and take it out again: the records are as they were, the readers' punches too", async () => {
    expect(await statuses()).toEqual(BEFORE);
    const [before, punches] = [await records(), await database.read.selectFrom("punch").selectAll().execute()];
    const { id } = await corrections.add(added(), deed("ENTER"));
    await recompute();
    expect(await statuses()).toEqual(["21 WEEKEND 0", "22 ABSENT 0", "23 PRESENT 0", "24 PRESENT 1", "25 ABSENT 0"]);
    expect(await database.read.selectFrom("punch").selectAll().execute()).toEqual(punches);
    await corrections.move({ id, deed: deed("REVERT") });
    await recompute();
    expect(await records()).toEqual(before);
  });

  it("leave a punch out of its day, which stays where it was", async () => {
    const punches = await database.read.selectFrom("punch").selectAll().execute();
    await corrections.add(ignored("2026-11-23T12:30:00"), deed("ENTER"));
    await recompute();
    expect(await statuses()).toEqual([
      "21 WEEKEND 0",
      "22 ABSENT 0",
      "23 INCOMPLETE 1",
      "24 INCOMPLETE 0",
      "25 ABSENT 0",
    ]);
    expect(await database.read.selectFrom("punch").selectAll().execute()).toEqual(punches);
  });

  it("have the touched days of the person worked out anew, and nobody else's", async () => {
    await corrections.add(added(), deed("ENTER"));
    const touched = { person_key: keys[0], from_date: "2026-11-22", to_date: "2026-11-25" };
    expect(await marks()).toEqual([touched]);
    await recompute();
    await corrections.add(ignored("2026-11-24T08:00:00"), deed("ENTER"));
    expect(await marks()).toEqual([touched]);
  });

  it("change nothing while they are asked for, refused or withdrawn", async () => {
    const first = await corrections.add(added(), deed("REQUEST", { actor: "account/sara" }));
    expect(first).toMatchObject({ state: "REQUESTED", isRequest: true });
    expect(await marks()).toEqual([]);
    await corrections.move({ id: first.id, deed: deed("REFUSE") });
    const second = await corrections.add(added(), deed("REQUEST", { actor: "account/sara" }));
    await corrections.move({ id: second.id, deed: deed("WITHDRAW", { actor: "account/sara" }) });
    expect(await marks()).toEqual([]);
    const third = await corrections.add(added(), deed("REQUEST", { actor: "account/sara" }));
    const { state, deeds } = await corrections.move({ id: third.id, deed: deed("APPROVE") });
    expect([state, deeds.map(({ move, actor }) => `${move} ${actor}`)]).toEqual([
      "IN_FORCE",
      ["REQUEST account/sara", "APPROVE account/hr"],
    ]);
    await recompute();
    expect((await statuses())[3]).toBe("24 PRESENT 1");
  });

  it("are decided by somebody else than who asked, and by nobody about their own days", async () => {
    await database.write(({ tx }) =>
      tx.updateTable("person").set({ account: "account/omar" }).where("pin", "=", "7").execute(),
    );
    const { id } = await corrections.add(added(), deed("REQUEST", { actor: "account/sara" }));
    for (const actor of ["account/sara", "account/omar"])
      for (const move of ["APPROVE", "REFUSE"] as const)
        await expect(corrections.move({ id, deed: deed(move, { actor }) })).rejects.toThrow(/of their own/);
    await expect(corrections.move({ id, deed: deed("WITHDRAW") })).rejects.toThrow(/only who asked/);
    expect((await corrections.find(id))?.state).toBe("REQUESTED");
  });

  it("are written down once, with who did what in the log of changes", async () => {
    const { id } = await corrections.add(added(), deed("ENTER"));
    await expect(corrections.add(added(), deed("ENTER"))).rejects.toThrow(/there already: c\.1 is IN_FORCE/);
    await corrections.move({ id, deed: deed("REVERT", { reason: "it was another day" }) });
    await expect(corrections.move({ id, deed: deed("REVERT") })).rejects.toThrow(/REVERTED/);
    const log = await database.read.selectFrom("change_log").select(["actor", "action", "subject"]).execute();
    expect(log).toEqual([
      { actor: "account/hr", action: "addPunch", subject: "c.1" },
      { actor: "account/hr", action: "revertCorrection", subject: "c.1" },
    ]);
    expect(await corrections.count({ people: {}, states: ["REVERTED"] })).toBe(1);
  });

  it.each([
    ["in the future", { localTime: "2026-11-26T12:00:01" }, /in the past/],
    ["before the person's records", { localTime: "2025-12-31T08:00:00" }, /begin on 2026-01-01/],
    ["at no place", { placeId: "nowhere" }, /no such place/],
    ["of nobody", { personKey: 4711 }, /no such person/],
    ["twice, where the clocks show it once", { isSecond: true }, /show 2026-11-24T17:00:00 once/],
    ["that the clocks skip", { placeId: "cairo", localTime: "2026-04-24T00:30:00" }, /skip/],
  ])("are no punch %s", async (_what, given, message) => {
    await expect(corrections.add(added(given), deed("ENTER"))).rejects.toThrow(message);
    expect(await corrections.count({ people: {} })).toBe(0);
    expect(await marks()).toEqual([]);
  });

  it("tell the first from the second of a time that the clocks show twice", async () => {
    const night = { placeId: "cairo", localTime: "2026-10-29T23:30:00" };
    const { atMs: first } = await corrections.add(added(night), deed("ENTER"));
    const { atMs: second } = await corrections.add(added({ ...night, isSecond: true }), deed("ENTER"));
    expect(second - first).toBe(3_600_000);
  });

  it("ignore no punch of somebody else, none that is nobody's and none that is set aside", async () => {
    await keepPunches(database, "9", ["2026-11-24T08:00:00"]);
    expect(await corrections.findOwner("riyadh/9-2026-11-24T08:00:00")).toBeUndefined();
    expect(await corrections.findOwner("riyadh/7-2026-11-24T08:00:00")).toMatchObject({ personId: "p.7" });
    const foreign = { ...ignored("2026-11-24T08:00:00"), personKey: keys[1] ?? 0 };
    await expect(corrections.add(foreign, deed("ENTER"))).rejects.toThrow(/not this person's/);
    await database.write(({ tx }) => tx.updateTable("punch").set({ set_aside: "TOO_OLD" }).execute());
    await expect(corrections.add(ignored("2026-11-24T08:00:00"), deed("ENTER"))).rejects.toThrow(/TOO_OLD/);
  });

  it("are chosen by their punches' dates, states, people and groups, the newest first", async () => {
    for (const day of ["22", "23", "24"])
      await corrections.add(added({ localTime: `2026-11-${day}T18:00:00` }), deed("ENTER"));
    const all = await corrections.list({ people: {} }, { limit: 2, after: undefined });
    expect(all.map(({ id }) => id)).toEqual(["c.3", "c.2"]);
    expect(await corrections.list({ people: {} }, { limit: 2, after: 2 })).toMatchObject([{ id: "c.1" }]);
    const count = (selection: object) => corrections.count({ people: {}, ...selection });
    expect(await count({ from: "2026-11-23", to: "2026-11-23" })).toBe(1);
    expect(await count({ states: ["REQUESTED"] })).toBe(0);
    expect(await count({ people: { ids: ["p.8"] } })).toBe(0);
    expect(await count({ groupIds: ["g.1"] })).toBe(0);
  });

  it("stand together in a group, all or none of it, and are reverted as one", async () => {
    await mark(database, keys, "2026-11-26", "2026-11-26"); // under way, and worked out with the day before it
    await recompute();
    const before = await records();
    const person = { key: keys[0] ?? 0, id: "p.7", pin: "7", name: "Person 7", nameKey: "person 7" };
    const missing = (text: string) => {
      const atMs = Date.parse(`2026-11-${text}:00+03:00`);
      return { person, date: "2026-11-24", placeId: "riyadh", atMs, stateCode: 1 };
    };
    const times = { kind: "SHIFT_EDGES", edges: ["END"] } as const;
    const outage = { placeId: "riyadh", fromMs: NOW - 5 * 86_400_000, toMs: NOW, times };
    const group = (...texts: readonly string[]) =>
      corrections.addGroup({ outage, punches: texts.map(missing), deed: deed("ENTER") });
    await expect(group("24T17:00", "26T12:01")).rejects.toThrow(/in the past/);
    expect([await corrections.count({ people: {} }), await marks()]).toEqual([0, []]);
    const id = await group("24T17:00", "25T17:00");
    await recompute();
    expect((await statuses()).slice(3, 5)).toEqual(["24 PRESENT 1", "25 INCOMPLETE 1"]);
    expect(await corrections.revertGroup({ id, deed: deed("REVERT") })).toBe(2);
    await recompute();
    expect(await records()).toEqual(before);
    await expect(corrections.revertGroup({ id, deed: deed("REVERT") })).rejects.toThrow(/in force/);
  });
});
