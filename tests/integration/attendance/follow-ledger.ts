import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { createSigningKeyFile, fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import {
  ATTENDANCE_ISSUER,
  createTokenSigner,
  createTokenVerifier,
  TOKEN_USES,
} from "@biometricflow/service/identity/token";
import { createLog } from "@biometricflow/service/observe/log";
import type { CompiledRules } from "../../../subgraphs/attendance/src/domain/rules/compile-organisation.ts";
import { DEFAULT_FOLLOW_TIMING, followFeed } from "../../../subgraphs/attendance/src/follower/follower.ts";
import { createRecomputer } from "../../../subgraphs/attendance/src/recompute/recomputer.ts";
import type { Database } from "../../../subgraphs/attendance/src/store/database.ts";
import { createFeedKeeper } from "../../../subgraphs/attendance/src/store/feed-keeper.ts";
import { createRecordStore } from "../../../subgraphs/attendance/src/store/records.ts";
import type { Ledger } from "../../../subgraphs/place/src/domain/ledger.ts";
import { createPlaceServer } from "../../../subgraphs/place/src/serving/server.ts";
import { createInlineReadPool } from "../../../subgraphs/place/src/store/inline-read-pool.ts";
import { systemClock } from "../../../subgraphs/place/src/system-clock.ts";
import { createTestIntake } from "../place-harness.ts";

const log = createLog({ service: "attendance", level: "silent" });

/** Serves the feed of Riyadh's ledger, and follows it into a store. @returns what ends both */
export async function followLedger(
  { ledger, database, dir }: { readonly ledger: Ledger; readonly database: Database; readonly dir: string },
  nowMs: number,
): Promise<() => Promise<void>> {
  const key = createSigningKeyFile(join(mkdtempSync(join(dir, "keys-")), "attendance.pem"));
  const sign = createTokenSigner({ key, issuer: ATTENDANCE_ISSUER });
  const use = TOKEN_USES.feed("riyadh");
  const claims = { sub: "service:attendance", sid: "s", role: "VIEWER", places: ["riyadh"] } as const;
  const server = await createPlaceServer({
    place: { id: "riyadh", name: "Riyadh", timeZone: "Asia/Riyadh" },
    ...{ version: "0.0.0", ledger, pool: createInlineReadPool(ledger), clock: systemClock, log },
    intake: createTestIntake(ledger),
    verifyToken: createTokenVerifier({ keys: () => new Map(), issuer: "", use: TOKEN_USES.place("riyadh") }),
    verifyFollower: createTokenVerifier({ keys: () => fromJwks(toJwks([key])), issuer: ATTENDANCE_ISSUER, use }),
  });
  const { url } = await server.listen({ host: "127.0.0.1", port: 0 });
  const stopFollowing = followFeed({
    source: { placeId: "riyadh", url, authorize: () => `Bearer ${sign(claims, { use, expiresInSeconds: 60 })}` },
    keeper: createFeedKeeper(database, { now: () => nowMs }),
    timing: { ...DEFAULT_FOLLOW_TIMING, idleMs: 20, retryMs: 20 },
    log,
  });
  return async () => {
    await stopFollowing();
    await server.close();
  };
}

/** Resolves when everything that Riyadh's ledger tells is taken in. */
export async function settleFeed(ledger: Ledger, database: Database): Promise<void> {
  const { seq } = await ledger.readHead();
  const isTakenIn = async () =>
    (await database.read.selectFrom("followed_feed").select("seq").execute())[0]?.seq === seq;
  const endMs = Date.now() + 20_000;
  while (!(await isTakenIn())) {
    if (Date.now() > endMs) throw new Error(`the feed was not taken in up to ${seq}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What {@link showDays} needs. */
interface ShownDays {
  readonly ledger: Ledger;
  readonly database: Database;
  readonly rules: CompiledRules;
  readonly nowMs: number;
  readonly dates: { readonly from: string; readonly to: string };
}

/** The records when everything that the place told is taken in: person, date, status, and what stands in its way. */
export async function showDays({ ledger, database, rules, nowMs, dates }: ShownDays): Promise<readonly string[]> {
  await settleFeed(ledger, database);
  const store = createRecordStore(database);
  await createRecomputer({ store, readRules: async () => rules, now: () => nowMs }).run(10);
  const records = database.read.selectFrom("day_record").innerJoin("person", "person.key", "day_record.person_key");
  const rows = await records
    .select(["pin", "date", "status", "is_final", "is_lost"])
    .where("date", ">=", dates.from)
    .where("date", "<=", dates.to)
    .orderBy("pin")
    .orderBy("date")
    .execute();
  return rows.map(({ pin, date, status, is_final, is_lost }) =>
    [pin, date.slice(8), status, is_final === 1 ? "final" : "open", ...(is_lost === 1 ? ["lost"] : [])].join(" "),
  );
}
