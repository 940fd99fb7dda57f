import { type FeedLine, parseErasedBody, parseFeedLine } from "@biometricflow/schema/feed-line";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { SigningKey } from "@biometricflow/service/identity/keys";
import { createTokenSigner, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import type { AlertWatch } from "../alerts/alert-watch.ts";
import type { DirectoryStore, ForgottenPerson } from "../domain/directory-store.ts";
import type { Registry } from "../registry.ts";
import { type FeedAsking, type FeedSource, readEnd, readFeed } from "./read-feed.ts";

/** What following the places' feeds needs. */
export interface FeedRoundsOptions {
  readonly registry: Pick<Registry, "read">;
  readonly store: Pick<DirectoryStore, "readFeedPosition" | "forgetPeople">;
  readonly watch: Pick<AlertWatch, "takePart" | "noteAnswer" | "noteDisk" | "noteUnknownPins">;
  readonly signingKey: () => SigningKey;
  readonly now: () => number;
  readonly log: Log;
  /** Between two looks at a place; a second when omitted. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 1_000;
const TOKEN_SECONDS = 60;
const LIMIT = 1_000;

/**
 * Follows the change feed of each place, by tokens of its own, and has what it tells taken together with the position: each entry is taken once, whatever is killed meanwhile. Each place by itself. @returns the end of it
 */
export function startFeedRounds(options: FeedRoundsOptions): () => Promise<void> {
  const { registry, log, pauseMs = PAUSE_MS } = options;
  const sign = createTokenSigner({ key: options.signingKey, issuer: DIRECTORY_ISSUER });
  const subject = { sub: DIRECTORY_ISSUER, sid: DIRECTORY_ISSUER, role: "VIEWER" } as const;
  const authorize = (id: string) =>
    `Bearer ${sign({ ...subject, places: [id] }, { use: TOKEN_USES.feed(id), expiresInSeconds: TOKEN_SECONDS })}`;
  const asked = new Map<string, Promise<void>>();
  const stopping = new AbortController();
  const { signal } = stopping;
  const follow = async (place: RegisteredPlace): Promise<void> => {
    try {
      while (!signal.aborted && (await takePart(place, { authorization: authorize(place.id), signal }, options)));
    } catch (error) {
      if (signal.aborted) return;
      options.watch.noteAnswer(place.id, "AWAY");
      log.debug({ err: error, place: place.id }, "the feed of the place could not be read");
    } finally {
      asked.delete(place.id);
    }
  };
  const stop = repeatEvery(
    () => pauseMs,
    async () => {
      try {
        const { places } = await registry.read();
        for (const place of places)
          if (place.enabled && !asked.has(place.id) && !signal.aborted) asked.set(place.id, follow(place));
      } catch (error) {
        log.error({ err: error }, "the feeds of the places could not be read");
      }
    },
  );
  return async () => {
    stopping.abort();
    stop();
    await Promise.all(asked.values());
  };
}

/** @returns whether there is more */
async function takePart(
  place: RegisteredPlace,
  asking: FeedAsking,
  { store, watch, now }: FeedRoundsOptions,
): Promise<boolean> {
  const after = await store.readFeedPosition(place.id);
  const source = toSource(place);
  const part = await readFeed(source, asking, { after, limit: LIMIT });
  // of a ledger that begins anew all was told already, as far as anybody knows: it goes on at its end
  const { lines, position, headSeq, disk, unknownPins } = part === "RESET" ? await readEnd(source, asking) : part;
  const isNew = position.epoch !== after?.epoch || position.seq !== after.seq;
  await store.forgetPeople(toErasures(place.id, lines, now()));
  if (isNew) {
    await watch.takePart(place.id, { lines, position });
    watch.noteUnknownPins(place.id, unknownPins);
  }
  const hasMore = isNew && position.seq < headSeq;
  watch.noteAnswer(place.id, hasMore ? "BEHIND" : "SYNCED");
  watch.noteDisk(place.id, disk);
  return hasMore;
}

function toErasures(placeId: string, lines: readonly FeedLine[], atMs: number): readonly ForgottenPerson[] {
  return lines.flatMap(({ kind, ref, body }) => {
    const erased = kind === "ERASED" ? parseErasedBody(body) : undefined;
    return erased === undefined ? [] : [{ placeId, pseudonym: ref.slice(ref.indexOf("/") + 1), ...erased, atMs }];
  });
}

function toSource({ id, urls }: RegisteredPlace): FeedSource<FeedLine> {
  const parseLine = (text: string): FeedLine => {
    const parsed = parseFeedLine(text);
    if (parsed.kind === "MALFORMED") throw new TypeError(`a line of the feed of ${id} ${parsed.reason}`);
    return parsed.line;
  };
  return { id, urls, query: { unknown: "1" }, parseLine };
}
