import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { FeedChange, FeedPage } from "../../../subgraphs/attendance/src/domain/follow/feed-page.ts";
import type { Identity } from "../../../subgraphs/attendance/src/domain/people/identity.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import { createRulesSource } from "../../../subgraphs/attendance/src/recompute/rules-source.ts";
import { createCalendarStore } from "../../../subgraphs/attendance/src/store/calendars.ts";
import { createCorrectionStore } from "../../../subgraphs/attendance/src/store/corrections.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import { createPeopleReader } from "../../../subgraphs/attendance/src/store/people-reader.ts";
import { createPeopleWriter } from "../../../subgraphs/attendance/src/store/people-writer.ts";
import { createPinStore } from "../../../subgraphs/attendance/src/store/pin-store.ts";
import { createRecordReader } from "../../../subgraphs/attendance/src/store/record-reader.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { createShiftReader } from "../../../subgraphs/attendance/src/store/shift-reader.ts";
import { settleIdentity } from "../../../subgraphs/attendance/src/store/store-identity.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";

const PLACES = [
  { id: "riyadh", timeZone: "Asia/Riyadh" },
  { id: "cairo", timeZone: "Africa/Cairo" },
];
const NOW = Date.parse("2026-11-26T12:00:00Z");
const ACT = { actor: "account/hr", atMs: NOW };
const DAY = { from: "2026-11-24", to: "2026-11-24" };
const PAGE = { limit: 100, after: undefined };

describe.each(STORES)("people of places in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;

  beforeAll(async () => {
    source = await start();
  });
  beforeEach(async () => {
    ({ database } = await source.create());
  });
  afterEach(() => database.close());
  afterAll(() => source.stop());

  /** A page of a place's feed: somebody enrolled as 7, who came and went; the reader is proved, or not. */
  const toPage = (placeId: string, name: string, times: readonly string[], isProved: boolean): FeedPage => {
    const readerId = `${placeId}/gate`;
    const rows = times.map((time, index): FeedChange => {
      const localTime = `2026-11-24T${time}`;
      const atMs = Date.parse(`${localTime}${placeId === "cairo" ? "+02:00" : "+03:00"}`);
      return {
        kind: "ROW",
        isRevised: false,
        row: {
          id: `${placeId}/${placeId}${index}`,
          digest: `${placeId}${index}`,
          readerId,
          pin: "7",
          atMs,
          localTime,
          stateCode: 0,
          verifyCode: 1,
          channel: "LIVE",
          setAside: null,
          copies: 1,
          receivedAtMs: atMs,
        },
      };
    });
    const changes: readonly FeedChange[] = [
      { kind: "USER", pin: "7", name },
      { kind: "READER", readerId, sinceMs: 0, endedMs: null },
      ...rows,
      ...(isProved ? [{ kind: "PROOF" as const, readerId, provedUntilMs: NOW }] : []),
    ];
    return { placeId, epoch: "e", seq: 9, headSeq: 9, changes };
  };

  async function takeIn(cairoIsProved: boolean) {
    const keeper = createFeedKeeper(database, { now: () => NOW, identity: "place" });
    await keeper.keep(toPage("riyadh", "Sara", ["08:00:00", "17:00:00"], true), undefined);
    await keeper.keep(toPage("cairo", "Omar", [], cairoIsProved), undefined);
    const edit = { ...ACT, action: "editPerson" };
    await createPeopleWriter(database, "place").edit("cairo/7", { employedFrom: "2026-11-01" }, edit);
    const readRules = createRulesSource(PLACES, createCalendarStore(database), createShiftReader(database), "place");
    const { run } = createRecomputer({ store: createRecordStore(database), readRules, now: () => NOW });
    await run(10);
  }
  const records = async () =>
    (await createRecordReader(database).list(DAY, { ...PAGE, isDescending: false })).map(
      ({ person, status, placeId }) => `${person.id} ${person.name} ${placeId} ${status}`,
    );
  const people = async (selection = {}) =>
    (await createPeopleReader(database).list(selection, PAGE)).map(({ id, name }) => `${id} ${name}`);

  it("have one PIN and nothing else in common: neither punches, nor proofs, nor names", async () => {
    await takeIn(false);
    expect(await people()).toEqual(["cairo/7 Omar", "riyadh/7 Sara"]);
    expect(await records()).toEqual(["cairo/7 Omar cairo UNKNOWN", "riyadh/7 Sara riyadh PRESENT"]);
  });

  it("are absent by the proofs of their own place", async () => {
    await takeIn(true);
    expect(await records()).toEqual(["cairo/7 Omar cairo ABSENT", "riyadh/7 Sara riyadh PRESENT"]);
  });

  it("are found at their place alone", async () => {
    await takeIn(true);
    expect(await people({ placeIds: ["cairo"] })).toEqual(["cairo/7 Omar"]);
    expect(await people({ search: "7" })).toHaveLength(2);
  });

  it("are imported by PIN and place", async () => {
    await takeIn(true);
    const rows = [
      { line: 2, cells: { pin: "7", homePlace: "cairo", name: "Omar Ali", department: "IT" } },
      { line: 3, cells: { pin: "8", homePlace: "cairo", manager: "7" } },
    ];
    const order = { rows, placeIds: new Set(["riyadh", "cairo"]), isDryRun: false };
    const { created, changed } = await createPeopleWriter(database, "place").importSheet(order, ACT);
    expect([created.map(({ id }) => id), changed.map(({ person }) => person.id)]).toEqual([["cairo/8"], ["cairo/7"]]);
    expect(await people()).toEqual(["cairo/8 8", "cairo/7 Omar Ali", "riyadh/7 Sara"]);
    const [eight] = await createPeopleReader(database).list({ ids: ["cairo/8"] }, PAGE);
    expect(eight).toMatchObject({ managerId: "cairo/7", homePlaceId: "cairo" });
  });

  it("are no conflict, whatever their names", async () => {
    await takeIn(true);
    const read = async (identity: Identity) => {
      const pins = createPinStore(database, identity);
      const every = { placeIds: undefined };
      return {
        all: (await pins.listConflicts(every, PAGE)).map(({ pin }) => pin),
        count: await pins.countConflicts(every),
        open: await pins.listOpenConflicts(every, PAGE),
        countOpen: await pins.countOpenConflicts(every),
      };
    };
    expect(await read("place")).toEqual({ all: [], count: 0, open: [], countOpen: 0 });
    expect(await read("organisation")).toEqual({ all: ["7"], count: 1, open: ["7"], countOpen: 1 });
  });

  it("have punches added at their own place alone", async () => {
    await takeIn(true);
    const { key = 0 } = (await createPeopleReader(database).list({ ids: ["cairo/7"] }, PAGE))[0] ?? {};
    const zones = new Map(PLACES.map(({ id, timeZone }) => [id, timeZone]));
    const add = (placeId: string, identity: Identity) =>
      createCorrectionStore(database, zones, identity).add(
        { kind: "ADD_PUNCH", personKey: key, placeId, localTime: "2026-11-24T09:00:00", isSecond: false, stateCode: 0 },
        { move: "ENTER", actor: "account/hr", actorName: "Hanan", atMs: NOW, reason: "forgot" },
      );
    await expect(add("riyadh", "place")).rejects.toMatchObject({
      name: "CorrectionRefusedError",
      argument: "placeId",
      message: expect.stringContaining("the person's is cairo"),
    });
    expect(await add("cairo", "place")).toMatchObject({ placeId: "cairo", state: "IN_FORCE" });
    expect(await add("riyadh", "organisation")).toMatchObject({ placeId: "riyadh" });
  });

  it("stay people of places once there are any, and before may be whoever is asked for", async () => {
    expect(await settleIdentity(database, "organisation")).toBe("organisation");
    expect(await settleIdentity(database, "place")).toBe("place");
    await takeIn(true);
    expect(await settleIdentity(database, "organisation")).toBe("place");
  });
});
