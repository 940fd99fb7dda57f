import type { AttendanceConfig } from "@biometricflow/config/attendance-config";
import type { SigningKey } from "@biometricflow/service/identity/keys";
import type { Log } from "@biometricflow/service/observe/log";
import { followPlaces } from "../follower/follow-places.ts";
import type { AskedWork } from "../recompute/asked-work.ts";
import { createRecomputer, type RecomputerOptions } from "../recompute/recomputer.ts";
import { startRecordLoop } from "../recompute/record-loop.ts";
import { createFeedKeeper, type FeedKeeperOptions } from "../store/feed-keeper.ts";
import type { Database } from "../store/database.ts";
import { createFollowedFeeds } from "../store/followed-feeds.ts";
import type { PeriodDocuments } from "../sealing/period-documents.ts";

/** What the work beside the graph needs. */
export interface Workplace {
  readonly database: Database;
  readonly config: AttendanceConfig;
  /** The one of now. */
  readonly signingKey: () => SigningKey;
  readonly asked: AskedWork;
  readonly documents: PeriodDocuments;
  /** Whom places erased; and what is done when somebody was. */
  readonly forgetting: Pick<FeedKeeperOptions, "forgotten" | "onForgotten">;
  readonly log: Log;
}

/** Follows the places, works their records out, and seals what was locked. @returns the end of it all */
export function startWork(workplace: Workplace, records: RecomputerOptions): () => Promise<void> {
  const { database, config, signingKey, asked, documents, forgetting, log } = workplace;
  const { store, now } = records;
  const keeper = createFeedKeeper(database, { now, identity: config.identity, ...forgetting });
  const onFault = (error: unknown) => log.error({ err: error }, "somebody's records could not be worked out");
  const stopFollowing = followPlaces({ places: config.places, signingKey, keeper, log });
  const recomputer = createRecomputer({ ...records, onFault });
  const stopRecords = startRecordLoop({ store, feeds: createFollowedFeeds(database), recomputer, asked, now, log });
  void documents.beginUnsealed();
  return async () => {
    await Promise.all([stopRecords(), stopFollowing(), documents.stop()]);
  };
}
