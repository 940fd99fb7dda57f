import { fetchOwn } from "@biometricflow/edge/own-connections";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import {
  parseStatedSerials,
  type SerialWord,
  SERIALS_PATH,
  type StatedSerial,
} from "@biometricflow/schema/serial-claims";
import type { SigningKey } from "@biometricflow/service/identity/keys";
import { createTokenSigner, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import type { Log } from "@biometricflow/service/observe/log";
import { repeatEvery } from "@biometricflow/service/process/repeat";
import { readBounded } from "./bounded-body.ts";
import { decideSerials } from "./domain/serial.ts";
import type { DirectoryStore } from "./domain/directory-store.ts";
import type { Registry } from "./registry.ts";

/** What asking the places for the serial numbers of their readers needs. */
export interface SerialRoundsOptions {
  readonly registry: Pick<Registry, "read">;
  readonly store: Pick<DirectoryStore, "changeSerials">;
  readonly signingKey: () => SigningKey;
  readonly log: Log;
  /** Between two questions to a place; a second when omitted. */
  readonly pauseMs?: number;
}

const PAUSE_MS = 1_000;
/** Of one place alone: the others are asked beside it. */
const DEADLINE_MS = 5_000;
const TOKEN_SECONDS = 60;
/** No answer is longer, whatever a place says. */
const MOST_BYTES = 1_048_576;

/**
 * Asks each place which readers it has, by serial number, and tells it which of them are its own: each place by itself, so that
 * one that is away, or says nonsense, keeps no other waiting. @returns the end of it
 */
export function startSerialRounds(options: SerialRoundsOptions): () => void {
  const { registry, log, pauseMs = PAUSE_MS } = options;
  const sign = createTokenSigner({ key: options.signingKey, issuer: DIRECTORY_ISSUER });
  const asked = new Set<string>();
  const told = new Map<string, readonly SerialWord[]>();
  const ask = async (place: RegisteredPlace): Promise<void> => {
    asked.add(place.id);
    try {
      await askPlace(place, options, { sign, told });
    } catch (error) {
      log.debug({ err: error, place: place.id }, "the place could not be asked for its readers");
    } finally {
      asked.delete(place.id);
    }
  };
  return repeatEvery(
    () => pauseMs,
    async () => {
      try {
        const { places } = await registry.read();
        for (const place of places) if (place.enabled && !asked.has(place.id)) void ask(place);
      } catch (error) {
        log.error({ err: error }, "the places could not be asked for their readers");
      }
    },
  );
}

interface Telling {
  readonly sign: ReturnType<typeof createTokenSigner>;
  /** The last words to each place; said again with each question, since a place may have forgotten them. */
  readonly told: Map<string, readonly SerialWord[]>;
}

/** Hears what a place states, and tells it at once what was decided of that where it is something new. */
async function askPlace(
  place: RegisteredPlace,
  { store, log }: SerialRoundsOptions,
  { sign, told }: Telling,
): Promise<void> {
  const subject = { sub: DIRECTORY_ISSUER, sid: DIRECTORY_ISSUER, role: "VIEWER" } as const;
  const terms = { use: TOKEN_USES.serials(place.id), expiresInSeconds: TOKEN_SECONDS };
  const post = (words: readonly SerialWord[]) =>
    exchange(place, `Bearer ${sign({ ...subject, places: [place.id] }, terms)}`, words);
  const before = told.get(place.id) ?? [];
  const stated = await post(before);
  const { changes, words } = await store.changeSerials((last) => decideSerials(place.id, stated, last));
  told.set(place.id, words);
  for (const change of changes) log.info({ ...change }, "it is another place's reader, or no place's");
  if (JSON.stringify(words) !== JSON.stringify(before)) await post(words);
}

/** @throws where no address of the place gives an answer that can be used. */
async function exchange(
  { id, urls }: RegisteredPlace,
  authorization: string,
  words: readonly SerialWord[],
): Promise<readonly StatedSerial[]> {
  let failure: unknown = new RangeError(`the place ${id} has no address`);
  for (const url of urls) {
    try {
      const response = await fetchOwn(new URL(SERIALS_PATH, url), {
        method: "POST",
        headers: { authorization, "content-type": "application/json" },
        body: JSON.stringify({ words }),
        redirect: "error",
        signal: AbortSignal.timeout(DEADLINE_MS),
      });
      const text = await readBounded(response, MOST_BYTES);
      const stated = response.ok ? parseStatedSerials(JSON.parse(text)) : undefined;
      if (stated !== undefined) return stated;
      failure = new TypeError(`the place ${id} answered ${response.status} and no list of serial numbers`);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}
