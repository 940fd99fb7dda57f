import { fetchOwn } from "@biometricflow/edge/own-connections";
import { type ErasedAccount, parseErasedAccounts } from "@biometricflow/schema/erased-accounts";
import type { SigningKey } from "@biometricflow/service/identity/keys";
import { createTokenSigner, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import type { AlarmBoard } from "@biometricflow/service/observe/alarm-board";
import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import { readBounded } from "../bounded-body.ts";
import type { DirectoryStore } from "../domain/directory-store.ts";
import { createFailureLog } from "./failure-log.ts";

/** What asking attendance needs. */
export interface ErasedAccountRoundsOptions {
  /** Its origin. */
  readonly url: string;
  readonly store: Pick<DirectoryStore, "forgetAccounts">;
  readonly signingKey: () => SigningKey;
  readonly now: () => number;
  readonly log: Log;
  /** Stand while attendance does not say it. */
  readonly alarms: Pick<AlarmBoard, "of">;
  /** Between two questions; a minute when omitted. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 60_000;
const TOKEN_SECONDS = 60;
const DEADLINE_MS = 30_000;
const MOST_BYTES = 16 * 2 ** 20;
const UNREAD =
  "attendance does not say whose accounts are over: erased people keep theirs until it does; start attendance, update one that is older, and see why in the directory's log";
const UNKEPT = "accounts of erased people could not be ended: it is tried again each minute";

/**
 * Asks attendance, which alone knows who has which account, whose accounts are over because they are erased, and takes their owners out of
 * them. It tells all of them each time, so nothing is missed whichever of the two was away, or was put back from a backup. @returns the end
 * of it
 */
export function startErasedAccountRounds(options: ErasedAccountRoundsOptions): () => Promise<void> {
  const { url, store, now, log, alarms, pauseMs = PAUSE_MS } = options;
  const sign = createTokenSigner({ key: options.signingKey, issuer: DIRECTORY_ISSUER });
  const subject = { sub: DIRECTORY_ISSUER, sid: DIRECTORY_ISSUER, role: "VIEWER", places: ["*"] } as const;
  const unread = createFailureLog(log, UNREAD, { lasting: 3, alarm: alarms.of("ATTENDANCE_ERASED_ACCOUNTS_UNREAD") });
  const unkept = createFailureLog(log, UNKEPT, { lasting: 3 }); // of our own store: attendance is not to blame
  const stopping = new AbortController();
  let round: Promise<void> | undefined;
  const read = async (): Promise<readonly ErasedAccount[] | undefined> => {
    const token = sign(subject, { use: TOKEN_USES.attendanceFeed, expiresInSeconds: TOKEN_SECONDS });
    try {
      const accounts = await readErasedAccounts(url, `Bearer ${token}`, stopping.signal);
      unread.worked();
      return accounts;
    } catch (error) {
      if (!stopping.signal.aborted) unread.failed(error);
      return undefined;
    }
  };
  const ask = async (): Promise<void> => {
    try {
      const accounts = await read();
      if (accounts === undefined) return;
      await store.forgetAccounts(accounts, now());
      unkept.worked();
    } catch (error) {
      unkept.failed(error);
    } finally {
      round = undefined;
    }
  };
  const stop = repeatEvery(
    () => pauseMs,
    () => (round = ask()),
  );
  return async () => {
    stopping.abort();
    stop();
    await round;
  };
}

/** @throws where it does not say */
async function readErasedAccounts(
  url: string,
  authorization: string,
  stopping: AbortSignal,
): Promise<readonly ErasedAccount[]> {
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(DEADLINE_MS)]);
  const address = new URL("/erased-accounts", url);
  const response = await fetchOwn(address, { headers: { authorization }, redirect: "error", signal });
  const text = await readBounded(response, MOST_BYTES);
  if (!response.ok) throw new Error(`attendance answered ${response.status}`);
  const told = parseErasedAccounts(text);
  if (told === undefined) throw new TypeError("what attendance answered are no erased accounts");
  return told.accounts;
}
