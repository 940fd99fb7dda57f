import { readdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createExportStore } from "../../../subgraphs/attendance/src/store/exports.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";
import { HR, NOW_MS, startExports } from "./exports-harness.ts";
import { answerRecords, type AskedPage, toRecord } from "./fake-graph.ts";

const FRESH = [{ place: { id: "riyadh", name: "Riyadh" }, asOf: new Date(NOW_MS).toISOString(), pending: 0 }];
const failing = (code: string) => () => ({
  data: { attendance: null },
  errors: [{ message: code, extensions: { code } }],
});

describe.each(STORES)("exports on $name", (store) => {
  let source: StoreSource;
  let database: Database;
  let exports: Awaited<ReturnType<typeof startExports>>;
  beforeAll(async () => {
    source = await store.start();
  });
  afterAll(() => source.stop());
  beforeEach(async () => {
    ({ database } = await source.create());
    exports = await startExports(database);
  });
  afterEach(async () => {
    await exports.stop();
    await database.close();
  });

  it("have the rows, the order and the columns of the query, page after page", async () => {
    exports.graph.answer = answerRecords(1203, FRESH);
    const desk = await exports.openDesk();
    const job = await exports.make(desk, {
      columns: [{ key: "name" }, { key: "pin", name: "No." }, { key: "worked" }],
    });
    expect(job).toMatchObject({ state: "DONE", rowsDone: 1203, rowsExpected: 1203, missing: [] });
    const rows: string[][] = parse(exports.readText(job.id), { bom: true });
    expect(rows[0]).toEqual(["Name", "No.", "Worked"]);
    expect(rows.slice(1).map((row) => row[1])).toEqual(
      Array.from({ length: 1203 }, (_, number) => toRecord(number).person.pin),
    );
    expect(rows.slice(1, 3)).toEqual([
      ["أحمد 0", "00000", "7:10"],
      ["'=SUM(1)", "00001", "7:11"],
    ]);
  });

  it("ask with the name, the session and the proof of whoever wants them", async () => {
    const asked: AskedPage[] = [];
    exports.graph.answer = (page) => {
      asked.push(page);
      return answerRecords(1)(page);
    };
    const viewer = { ...HR, subject: "account/cairo", places: ["cairo"], sessionId: "s9" };
    await exports.make(await exports.openDesk(), {}, viewer);
    expect(asked[0]?.claims).toMatchObject({ sub: "account/cairo", sid: "s9", places: ["cairo"], grant: "grant" });
  });

  it("fail as the query does, and leave nothing", async () => {
    exports.graph.answer = failing("FORBIDDEN");
    const job = await exports.make(await exports.openDesk());
    expect(job).toMatchObject({ state: "FAILED", failure: { code: "FORBIDDEN" } });
    expect(readdirSync(exports.folderPath)).toEqual([]);
  });

  it("wait for a router that is busy, and are whole", async () => {
    let tries = 0;
    const whole = answerRecords(3, FRESH);
    exports.graph.answer = (page) => (tries++ < 2 ? failing("RATE_LIMITED")() : whole(page));
    expect(await exports.make(await exports.openDesk())).toMatchObject({ state: "DONE", rowsDone: 3 });
    expect(exports.pauses).toEqual([1000, 2000]);
  });

  it("say which place is not in them: in the job, in the name and in the file", async () => {
    const asOf = new Date(NOW_MS - 600_000).toISOString();
    exports.graph.answer = answerRecords(2, [...FRESH, { place: { id: "cairo", name: "Cairo" }, asOf, pending: 9 }]);
    const job = await exports.make(await exports.openDesk());
    expect(job).toMatchObject({ state: "PARTIAL", missing: [{ placeId: "cairo", code: "NOT_UP_TO_DATE", asOf }] });
    const rows: string[][] = parse(exports.readText(job.id), { bom: true });
    expect(rows).toHaveLength(4);
    expect(rows[3]?.[0]).toContain("# INCOMPLETE: cairo: NOT_UP_TO_DATE");
  });

  it("wait for changes that are not worked in yet, and say so where they stay", async () => {
    let tries = 0;
    exports.graph.answer = (page) => answerRecords(3, FRESH, tries++ < 1 ? 2 : 0)(page);
    expect(await exports.make(await exports.openDesk())).toMatchObject({ state: "DONE", rowsDone: 3 });
    exports.graph.answer = answerRecords(3, FRESH, 2);
    const job = await exports.make(await exports.openDesk());
    expect(job).toMatchObject({ state: "PARTIAL", missing: [{ code: "RECOMPUTING" }] });
    expect(exports.readText(job.id)).toContain("# INCOMPLETE: RECOMPUTING The newest changes of 2 people");
  });

  it("wait for a place that is away, and say so when it stays away", async () => {
    const unavailable = [{ place: "cairo", code: "PLACE_UNREACHABLE", message: "It does not answer", asOf: null }];
    const empty = { edges: [], pageInfo: { hasNextPage: false, endCursor: null }, totalCount: 0 };
    exports.graph.answer = () => ({ data: { punches: { ...empty, unavailable } } });
    const job = await exports.make(await exports.openDesk(), { kind: "PUNCHES", arguments: {} });
    expect(job).toMatchObject({ state: "PARTIAL", missing: [{ placeId: "cairo", code: "PLACE_UNREACHABLE" }] });
    expect(exports.pauses).toEqual([500, 2000]);
  });

  it("are cancelled between two pages, and leave nothing", async () => {
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
    const desk = await exports.openDesk();
    exports.graph.answer = (page) => {
      if (!page.variables.isFirst) reach();
      return answerRecords(100_000)(page);
    };
    const { id } = await exports.start(desk);
    await reached;
    await desk.cancel(id);
    expect(await desk.find(id)).toMatchObject({ state: "CANCELLED" });
    expect(readdirSync(exports.folderPath)).toEqual([]);
  });

  it("fail with a code of their own on a full disk, and half of a file is given to nobody", async () => {
    const full = join(exports.folderPath, "full");
    symlinkSync("/dev/full", `${full}.part`);
    exports.graph.answer = answerRecords(2000, FRESH);
    const desk = await exports.openDesk(
      {},
      { folder: { ...exports.folder, pathOf: () => full, keepOnly: async () => {} } },
    );
    const job = await exports.make(desk);
    expect(job).toMatchObject({ state: "FAILED", failure: { code: "EXPORT_NO_ROOM" } });
    expect(readdirSync(exports.folderPath)).toEqual([]);
  });

  it("have ended also where the store cannot keep that, and are kept when it can again", async () => {
    const kept = createExportStore(database);
    let isFull = true;
    const save = async (job: Parameters<typeof kept.save>[0]) => {
      if (isFull) throw new TypeError("SQLITE_FULL");
      await kept.save(job);
    };
    exports.graph.answer = answerRecords(3, FRESH);
    const desk = await exports.openDesk({}, { store: { ...kept, save } });
    const { id } = await exports.make(desk);
    expect(await desk.find(id)).toMatchObject({ state: "DONE", rowsDone: 3 });
    expect(await desk.listOf(HR.subject)).toMatchObject([{ id, state: "DONE" }]);
    expect(await kept.find(id)).toMatchObject({ state: "WAITING" });
    isFull = false;
    await desk.sweep();
    expect(await kept.find(id)).toMatchObject({ state: "DONE", rowsDone: 3 });
  });

  it("that ran when the process ended have failed, and no half of a file is left", async () => {
    const desk = await exports.openDesk();
    exports.graph.answer = answerRecords(1, FRESH);
    const whole = await exports.make(desk);
    await createExportStore(database).add({ ...whole, id: "half", state: "RUNNING" });
    writeFileSync(join(exports.folderPath, "half.part"), "half");
    const next = await exports.openDesk();
    expect(await next.find("half")).toMatchObject({ state: "FAILED", failure: { code: "EXPORT_INTERRUPTED" } });
    expect(readdirSync(exports.folderPath)).toEqual([whole.id]);
  });

  it("are bounded: of one asker, in all, in rows and in bytes", async () => {
    const desk = await exports.openDesk({ activePerOwner: 2, activeInAll: 3, rows: 10, bytesPerFile: 1000 });
    exports.graph.answer = answerRecords(11);
    expect(await exports.make(desk)).toMatchObject({ failure: { code: "EXPORT_TOO_LARGE" } });
    exports.graph.answer = answerRecords(10);
    expect(await exports.make(desk)).toMatchObject({ failure: { code: "EXPORT_TOO_LARGE" } });
    exports.graph.answer = failing("RATE_LIMITED");
    exports.clock.isHeld = true; // none of them ends
    const started = await Promise.allSettled([
      ...[HR, HR, HR].map((viewer) => exports.start(desk, {}, viewer)),
      ...["b", "c"].map((subject) => exports.start(desk, {}, { ...HR, subject })),
    ]);
    expect(started.map(({ status }) => status)).toEqual([
      ...["fulfilled", "fulfilled", "rejected", "fulfilled", "rejected"],
    ]);
    await desk.stop();
  });

  it("are kept for a day, and of each asker the last ones", async () => {
    exports.graph.answer = answerRecords(1, FRESH);
    const desk = await exports.openDesk({ keptPerOwner: 2 });
    const ids: string[] = [];
    for (let nth = 0; nth < 3; nth++) {
      exports.clock.nowMs += 1000;
      exports.graph.answer = answerRecords(1);
      ids.unshift((await exports.make(desk)).id);
    }
    await desk.sweep();
    expect((await desk.listOf(HR.subject)).map(({ id }) => id)).toEqual(ids.slice(0, 2));
    exports.clock.nowMs += 24 * 3_600_000;
    await desk.sweep();
    expect(await desk.listOf(HR.subject)).toEqual([]);
    expect(readdirSync(exports.folderPath)).toEqual([]);
  });
});
