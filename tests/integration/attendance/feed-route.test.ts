/** `GET /feed` of attendance, over its socket. */
import { parseAttendanceFigures } from "@biometricflow/schema/attendance-figures";
import { parseAttendanceLine } from "@biometricflow/schema/attendance-line";
import { parseErasedAccounts } from "@biometricflow/schema/erased-accounts";
import { TOKEN_USES } from "@biometricflow/service/identity/token";
import { sql } from "kysely";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toFlagBits } from "../../../subgraphs/attendance/src/domain/records/day-row.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import { createFeedWriter } from "../../../subgraphs/attendance/src/store/feed-writer.ts";
import { type AttendanceUnderTest, startAttendance } from "./attendance-harness.ts";
import { mark } from "./record-rows.ts";

const DATES = ["2026-11-23", "2026-11-24", "2026-11-25"];

let attendance: AttendanceUnderTest;
beforeEach(async () => {
  attendance = await startAttendance();
});
afterEach(() => attendance.stop());

/** Tells the days of PIN 1, keeping so many lines at most. */
async function tell(lines = 100): Promise<void> {
  const { database } = attendance;
  const person = await database.read
    .selectFrom("person")
    .select("key")
    .where("pin", "=", "1")
    .executeTakeFirstOrThrow();
  const days = DATES.map((date) => ({ personKey: person.key, date, placeId: "riyadh", departmentId: "it" }));
  const tellDays = createFeedWriter({ lines, ms: 86_400_000 });
  await database.write((transaction) => tellDays(transaction, days, Date.parse("2026-11-26T09:00:00Z")));
}

async function read(query = "") {
  const response = await attendance.follow(query);
  const text = await response.text();
  const lines = text.split("\n").filter((line) => line !== "");
  return { response, text, lines: lines.map(parseAttendanceLine), head: Number(response.headers.get("x-feed-seq")) };
}

it("tells the days that changed as lines, and where the feed ends", async () => {
  await tell();
  const { response, text, lines, head } = await read();
  expect(response.headers.get("content-type")).toMatch(/^application\/x-ndjson/);
  expect(lines.slice(-DATES.length)).toMatchObject([
    {
      seq: head - 2,
      kind: "DAY",
      ref: "p.1",
      placeId: "riyadh",
      departmentId: "it",
      date: DATES[0],
      status: "PRESENT",
    },
    { seq: head - 1, date: DATES[1], status: "ABSENT", flags: [], isFinal: true },
    { seq: head, date: DATES[2] },
  ]);
  expect(lines.at(-DATES.length)).toMatchObject({ flags: ["LATE"], epoch: response.headers.get("x-feed-epoch") });
  expect(text).not.toContain("Person 1");
});

it("goes on after a position, as far as is asked for", async () => {
  await tell();
  const { head } = await read();
  expect((await read(`?after=${head - 3}&limit=2`)).lines.map((line) => line?.seq)).toEqual([head - 2, head - 1]);
  expect((await read(`?after=${head}`)).lines).toEqual([]);
});

it("says CURSOR_RESET of a position that is kept no more, and of one that is none of this store", async () => {
  await tell(2);
  const { lines, head } = await read();
  expect(lines.map((line) => line?.date)).toEqual(DATES.slice(1));
  const other = Buffer.from(JSON.stringify({ attendance: ["another", head] })).toString("base64url");
  for (const query of [`?after=${head - 3}`, `?after=${head + 1}`, `?after=${other}`]) {
    const { response, text } = await read(query);
    expect([response.status, text]).toEqual([400, expect.stringContaining('"CURSOR_RESET"')]);
  }
});

it("is open to the directory's token for it alone, as are the figures and the erased accounts", async () => {
  const others = [TOKEN_USES.client, TOKEN_USES.attendance, TOKEN_USES.feed("attendance"), TOKEN_USES.feed("riyadh")];
  for (const path of ["/feed", "/figures", "/erased-accounts"]) {
    for (const use of others) expect((await attendance.follow("", use, path)).status).toBe(401);
    expect((await attendance.get(path)).status).toBe(401);
    expect((await fetch(`${attendance.url}${path}`)).status).toBe(401);
    expect((await attendance.follow("", TOKEN_USES.attendanceFeed, path)).status).toBe(200);
  }
});

it("tells whose accounts are over", async () => {
  const told = { hash: "h".repeat(43), secret: "k", place_id: "riyadh" };
  await attendance.database.write(({ tx }) => tx.insertInto("erased_account").values(told).execute());
  const text = await (await attendance.follow("", TOKEN_USES.attendanceFeed, "/erased-accounts")).text();
  const { secret: key, place_id: placeId, hash } = told;
  expect(parseErasedAccounts(text)).toEqual({ accounts: [{ placeId, hash, key }] });
});

it("counts of each place who left and is enrolled, and who punched on a day off that is under way", async () => {
  const readFigures = async () => (await attendance.follow("", TOKEN_USES.attendanceFeed, "/figures")).json();
  expect(await readFigures()).toEqual({ places: [] });
  await attendance.database.write(async ({ tx }) => {
    await tx.updateTable("person").set({ employed_to: "2026-11-25" }).where("pin", "in", ["1", "2"]).execute();
    const off = { flags: toFlagBits(["WORKED_OFF_DAY"]), next_change_ms: 1, is_final: 0 };
    await tx
      .updateTable("day_record")
      .set(off)
      .where("date", "=", DATES[2] ?? "")
      .where("place_id", "=", "riyadh")
      .execute();
  });
  const riyadh = { placeId: "riyadh", leaversEnrolled: 1, punchedOnDayOff: 2, punchedOutOfHours: 0 };
  expect(await readFigures()).toEqual({
    places: [{ placeId: "cairo", leaversEnrolled: 1, punchedOnDayOff: 0, punchedOutOfHours: 0 }, riyadh],
  });
  await createRecordStore(attendance.database).markDue(1);
  expect(await readFigures()).toMatchObject({ places: [{ punchedOnDayOff: 0 }, riyadh] }); // until they are worked out
  await attendance.database.write(async ({ tx }) => {
    await tx.updateTable("enrolment").set({ ended_ms: 1 }).where("place_id", "=", "riyadh").execute();
    await tx.deleteFrom("dirty_mark").execute();
  });
  expect(await readFigures()).toEqual({
    places: [{ placeId: "cairo", leaversEnrolled: 1, punchedOnDayOff: 0, punchedOutOfHours: 0 }],
  });
});

it("counts where the people of each place stand today, only where that is asked for, and says what is not known", async () => {
  const read = async (query: string) => {
    const response = await attendance.follow(query, TOKEN_USES.attendanceFeed, "/figures");
    return parseAttendanceFigures(await response.text());
  };
  expect(await read("?presence=false")).toEqual({ places: [] });
  const jeddah = { place_id: "jeddah", epoch: "e", seq: 0, head_seq: 0, as_of_ms: 0 };
  await attendance.database.write(({ tx }) => tx.insertInto("followed_feed").values(jeddah).execute());
  const before = await read("?presence=true");
  expect(before?.presence?.places).toMatchObject([
    { placeId: "cairo", days: [{ date: null, expected: 0, unknown: 1 }] },
    { placeId: "jeddah", days: [], gaps: ["jeddah"] },
    { placeId: "riyadh", days: [{ date: null, expected: 0, unknown: 2 }] },
  ]);
  await mark(attendance.database, [1, 2, 3], "2026-11-26", "2026-11-26");
  expect((await read("?presence=true"))?.presence?.isWorkedOut).toBe(false);
  await attendance.recompute(10);
  const none = { present: 0, cameLate: 0, notDue: 0, late: 0, absent: 0, onLeave: 0, dayOff: 0 };
  const presence = (await read("?presence=true"))?.presence;
  expect(presence).toMatchObject({ atMs: Date.parse("2026-11-26T09:00:00Z"), isWorkedOut: true });
  const silent = { placeId: "riyadh", doubt: "PLACE_SILENT", sinceMs: Date.parse("2026-11-26T05:00:00Z"), readers: [] };
  expect(presence?.places).toMatchObject([
    { placeId: "cairo", days: [{ date: "2026-11-26", expected: 1, unknown: 1, ...none }] },
    { placeId: "jeddah", days: [] },
    { placeId: "riyadh", days: [{ date: "2026-11-26", expected: 2, unknown: 2, ...none }], gaps: ["riyadh"] },
  ]);
  expect(presence?.gaps).toContainEqual(silent);
  await attendance.database.write(({ tx }) =>
    tx
      .updateTable("day_record")
      .set({ missing_seq: sql<number>`case date when '2026-11-23' then 7 else 9 end` })
      .where("date", "in", ["2026-11-23", "2026-11-25"])
      .where("place_id", "=", "riyadh")
      .execute(),
  );
  const after = (await read("?presence=true"))?.presence;
  expect(after?.places[2]?.missingPunches).toEqual([{ seq: 9, people: 2 }]); // each once
  expect(after?.feedSeq).toBe(
    (await attendance.database.read.selectFrom("feed_head").select("seq").executeTakeFirstOrThrow()).seq,
  );
});
