/** What attendance keeps of a row that is told again: with other codes, or by the place to which its reader was moved. */
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FeedChange, FedPunch } from "../../../subgraphs/attendance/src/domain/follow/feed-page.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import { STORES, type StoreSource } from "./attendance-stores.ts";

type Told = Partial<Pick<FedPunch, "setAside" | "stateCode" | "verifyCode">>;

const tell = (placeId: string, told: Told = {}, isRevised = false): FeedChange => ({
  kind: "ROW",
  isRevised,
  row: {
    ...{ digest: "d1", id: `${placeId}/d1`, readerId: `${placeId}/gate-1`, pin: "3", channel: "READ", copies: 1 },
    ...{ atMs: Date.parse("2026-11-23T08:00:00+03:00"), localTime: "2026-11-23T08:00:00", receivedAtMs: 0 },
    ...{ stateCode: 0, verifyCode: 1, setAside: null },
    ...told,
  },
});
const ASIDE = { setAside: "BEFORE_ASSIGNMENT" };

describe.each(STORES)("a row that is told twice in $name", ({ start }) => {
  let source: StoreSource;
  let database: Database;
  const positions = new Map<string, number>();
  const keep = async (placeId: string, change: FeedChange) => {
    const before = positions.get(placeId);
    const seq = (before ?? 0) + 1;
    positions.set(placeId, seq);
    const page = { placeId, epoch: "e", seq, headSeq: seq, changes: [change] };
    await createFeedKeeper(database, { now: () => 1 }).keep(
      page,
      before === undefined ? undefined : { epoch: "e", seq: before },
    );
  };
  const read = () =>
    database.read.selectFrom("punch").select(["id", "place_id", "set_aside", "state_code", "verify_code"]).execute();
  const kept = { id: "riyadh/d1", place_id: "riyadh", set_aside: null, state_code: 0, verify_code: 1 };

  beforeEach(async () => {
    positions.clear();
    source = await start();
    ({ database } = await source.create());
  });
  afterEach(async () => {
    await database.close();
    await source.stop();
  });

  it("has the codes that it was told with last", async () => {
    await keep("riyadh", tell("riyadh"));
    await keep("riyadh", tell("riyadh", { stateCode: 1, verifyCode: 0 }, true));
    expect(await read()).toEqual([{ ...kept, state_code: 1, verify_code: 0 }]);
  });

  it("stays the punch of the place where it was made, when its reader hangs at another one", async () => {
    await keep("riyadh", tell("riyadh"));
    await keep("cairo", tell("cairo", ASIDE));
    await keep("cairo", tell("cairo", { ...ASIDE, stateCode: 1 }, true));
    expect(await read()).toEqual([kept]);
  });

  it("becomes that punch where the place of its reader now was read first", async () => {
    await keep("cairo", tell("cairo", ASIDE));
    await keep("riyadh", tell("riyadh"));
    expect(await read()).toEqual([kept]);
  });
});
