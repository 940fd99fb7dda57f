import { openForgottenList } from "@biometricflow/service/process/forgotten-list";
import type { Identity } from "../domain/people/identity.ts";
import { createErasureCleaning } from "../store/clean-erasures.ts";
import type { Database } from "../store/database.ts";
import type { FeedKeeperOptions } from "../store/feed-keeper.ts";
import { forgetAgain } from "../store/forget-again.ts";

/** What forgetting people stands on. */
export interface ForgettingOptions {
  /** Of the list of whom places erased. */
  readonly file: string;
  readonly identity: Identity;
  readonly now: () => number;
  /** Removes the files of exports: anybody may stand in them. */
  readonly forgetFiles: () => Promise<void>;
}

/**
 * Takes whomever places erased out of a store that was put back, and tells what becomes of those who are erased next.
 *
 * @throws {StoreFileError} where the list is damaged
 */
export async function beginForgetting(
  database: Database,
  { file, identity, now, forgetFiles }: ForgettingOptions,
): Promise<Required<Pick<FeedKeeperOptions, "forgotten" | "onForgotten">>> {
  const forgotten = openForgottenList(file);
  const onForgotten = createErasureCleaning(database, async () => {
    await forgetFiles();
    await database.compact();
  });
  await forgetAgain(database, forgotten.list(), { nowMs: now(), identity });
  await onForgotten();
  return { forgotten, onForgotten };
}
