import { type AttendanceEntry, parseAttendanceEntry } from "@biometricflow/schema/attendance-line";
import type { PlaceFigures } from "@biometricflow/schema/attendance-figures";
import type { SigningKey } from "@biometricflow/service/identity/keys";
import { createTokenSigner, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import type { AlarmBoard } from "@biometricflow/service/observe/alarm-board";
import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import type { DigestWatch } from "../alerts/digest-watch.ts";
import type { AlertStore } from "../domain/alerts/alert-store.ts";
import { toDayDeliveries } from "../domain/webhooks/told-days.ts";
import { createFailureLog } from "./failure-log.ts";
import { readFigures } from "./read-figures.ts";
import { type FeedAsking, type FeedSource, readEnd, readFeed } from "./read-feed.ts";

/** What following attendance needs. */
export interface AttendanceRoundsOptions {
  /** Its origin. */
  readonly url: string;
  readonly store: Pick<AlertStore, "readFeedPosition" | "takeFeedPage">;
  readonly signingKey: () => SigningKey;
  readonly now: () => number;
  readonly log: Log;
  /** Stand while attendance cannot be read. */
  readonly alarms: Pick<AlarmBoard, "of">;
  /** Something was put into the outbox, perhaps. */
  readonly onTold: () => void;
  /** Attendance told what it counts at each place. */
  readonly onFigures: (figures: readonly PlaceFigures[]) => void;
  /** What is told of what it counts at hours of the day. */
  readonly digests: DigestWatch;
  /** Between two looks; a second when omitted. */
  readonly pauseMs?: number;
}

/** By which name its position is kept: none that a place can have. */
const POSITION = "service:attendance";
const PAUSE_MS = 1_000;
/** Looks from one question about what is counted to the next. */
const LOOKS_PER_FIGURES = 60;
const TOKEN_SECONDS = 60;
/** So many days are one transaction. */
const LIMIT = 500;

/**
 * Follows attendance's change feed, by tokens of its own, and puts what webhooks want of it into the outbox together with the
 * position: each change is told once, whatever is killed meanwhile. Asks once a minute what attendance counts. @returns the end of it
 */
export function startAttendanceRounds(options: AttendanceRoundsOptions): () => Promise<void> {
  const { url, pauseMs = PAUSE_MS } = options;
  const sign = createTokenSigner({ key: options.signingKey, issuer: DIRECTORY_ISSUER });
  const subject = { sub: DIRECTORY_ISSUER, sid: DIRECTORY_ISSUER, role: "VIEWER", places: ["*"] } as const;
  const authorize = () =>
    `Bearer ${sign(subject, { use: TOKEN_USES.attendanceFeed, expiresInSeconds: TOKEN_SECONDS })}`;
  const source = { id: "attendance", urls: [url], parseLine };
  const stopping = new AbortController();
  const { signal } = stopping;
  let round: Promise<void> | undefined;
  let count: Promise<void> | undefined;
  const { feed, counts } = createFailureLogs(options);
  const follow = async (): Promise<void> => {
    try {
      while (!signal.aborted && (await takePart(source, { authorization: authorize(), signal }, options)));
      feed.worked();
    } catch (error) {
      if (!signal.aborted) feed.failed(error);
    } finally {
      round = undefined;
    }
  };
  const stop = repeatEvery(
    () => pauseMs,
    async () => {
      round ??= follow();
    },
  );
  const stopFigures = repeatEvery(
    () => pauseMs * LOOKS_PER_FIGURES,
    async () => {
      try {
        await (count = takeFigures({ authorization: authorize(), signal }, options));
        counts.worked();
      } catch (error) {
        if (!signal.aborted) counts.failed(error);
      }
    },
  );
  return async () => {
    stopping.abort();
    stop();
    stopFigures();
    await Promise.allSettled([round, count]);
  };
}

const FEED_UNREAD =
  "the feed of attendance cannot be read: webhooks are told of no days until it can; start attendance, and see why in the directory's log";

/** What is told while attendance cannot be read. */
function createFailureLogs({ log, alarms }: AttendanceRoundsOptions) {
  return {
    feed: createFailureLog(log, FEED_UNREAD, {
      alarm: alarms.of("ATTENDANCE_FEED_UNREAD"),
    }),
    counts: createFailureLog(
      log,
      "attendance does not say what it counts: alerts of people stand as they are, and no digest is told; start attendance, update one that is older, and see why in the directory's log",
      { lasting: 3, alarm: alarms.of("ATTENDANCE_FIGURES_UNREAD") },
    ),
  };
}

async function takeFigures(
  asking: FeedAsking,
  { url, now, digests, onFigures }: AttendanceRoundsOptions,
): Promise<void> {
  const askedMs = now();
  await digests.giveUp(askedMs);
  const isDue = await digests.isDue(askedMs);
  const { places, presence } = await readFigures(url, asking, isDue);
  onFigures(places);
  if (presence !== undefined) await digests.tell(askedMs, presence);
  // one of another version leaves the question out or answers in another shape, and nobody would hear of it
  else if (isDue) throw new Error("attendance counts nothing for digests that can be read: update the older of both");
}

function parseLine(text: string): AttendanceEntry {
  const line = parseAttendanceEntry(text);
  if (line === undefined) throw new TypeError("what stands in the feed of attendance is no line");
  return line;
}

/** @returns whether there is more */
async function takePart(
  source: FeedSource<AttendanceEntry>,
  asking: FeedAsking,
  { store, now, log, onTold }: AttendanceRoundsOptions,
): Promise<boolean> {
  const after = await store.readFeedPosition(POSITION);
  const part = await readFeed(source, asking, { after, limit: LIMIT });
  // what is kept no more, and what another store had, nobody can tell any more: it goes on at the end
  const { lines, position, headSeq } = part === "RESET" ? await readEnd(source, asking) : part;
  if (position.epoch === after?.epoch && position.seq === after.seq) return false;
  if (part === "RESET")
    log.warn(
      { after },
      "the feed of attendance does not go on from where it was read: webhooks miss days that changed",
    );
  const atMs = now();
  const days = lines.flatMap(({ day }) => (day === undefined ? [] : [day]));
  await store.takeFeedPage(POSITION, position, ({ webhooks }) => ({
    alerts: [],
    deliveries: toDayDeliveries(days, { webhooks, atMs }),
  }));
  onTold();
  return position.seq < headSeq;
}
