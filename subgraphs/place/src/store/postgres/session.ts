import type pg from "pg";
import type { DeviceFault } from "../../domain/device.ts";
import type { ReaderOwnership } from "../../domain/reader-ownership.ts";
import { createAsk, createClient, type PostgresPlace } from "./connections.ts";
import { LOCK_NUMBER, quoteName, toOwnerLock, toPresenceLock, toSchemaName } from "./names.ts";

/** How a session behaves; what is omitted has its default. */
export interface SessionOptions {
  /** Hears that the head may have moved elsewhere. */
  readonly onNews: () => void;
  /** What this process signs its own news with: they are no news to it. */
  readonly signature: string;
  /** From one look to the next. */
  readonly everyMs?: number;
}

/** The one connection by which a process hears of the others of its place, and holds what only one of them may. */
export interface PlaceSession extends ReaderOwnership {
  /** Since when the server does not answer; `undefined` while it does. */
  readonly fault: DeviceFault | undefined;
  readonly close: () => Promise<void>;
}

/** Whoever waits for the readers has them this soon after they are free; a server that is silent is noticed after as long. */
const EVERY_MS = 1_000;
/** A server that does not answer within this is gone: the readers are left, before it gives them to another. */
const ANSWER_MS = 5_000;
const AWAY = "The database of the place does not answer. What its readers hold comes by itself when it does";
/** A machine that is gone without a word has its locks no longer than a minute. */
const NOTICE_SOON = "SET tcp_keepalives_idle = 30; SET tcp_keepalives_interval = 10; SET tcp_keepalives_count = 3";

/**
 * Opens the session. It ends with the process, however that ends, and its locks with it. When the server goes, the readers are
 * nobody's; when it is back, the session is too, and whatever was missed meanwhile is news.
 *
 * @throws {Error} with the code `STORE_BUSY` while the ledger is being restored; what the server says
 */
export async function openSession(place: PostgresPlace, options: SessionOptions): Promise<PlaceSession> {
  const session = new Session(place, options);
  await session.connect();
  session.follow();
  return session;
}

class Session implements PlaceSession {
  readonly #place: PostgresPlace;
  readonly #options: SessionOptions;
  readonly #watchers = new Set<() => void>();
  #client: pg.Client | undefined;
  #fault: DeviceFault | undefined;
  #isOwner = false;
  #isClosed = false;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(place: PostgresPlace, options: SessionOptions) {
    this.#place = place;
    this.#options = options;
  }

  get isOwner(): boolean {
    return this.#isOwner;
  }

  get fault(): DeviceFault | undefined {
    return this.#fault;
  }

  watch(onChange: () => void): () => void {
    this.#watchers.add(onChange);
    return () => this.#watchers.delete(onChange);
  }

  async connect(): Promise<void> {
    const { placeId } = this.#place;
    const client = createClient(this.#place, ANSWER_MS);
    client.once("end", () => this.#lose(client));
    client.on("notification", ({ payload }) => {
      if (payload !== this.#options.signature) this.#options.onNews();
    });
    try {
      await client.connect();
      await client.query(NOTICE_SOON);
      if (!(await tryLock(client, "pg_try_advisory_lock_shared", toPresenceLock(placeId))))
        throw Object.assign(new Error("the ledger is being restored"), { code: "STORE_BUSY" });
      await client.query(`LISTEN ${quoteName(toSchemaName(placeId))}`);
      this.#client = client;
      this.#fault = undefined;
      await this.#takeReaders(client);
    } catch (error) {
      await end(client);
      throw error;
    }
  }

  /** Looks every so often whether the readers are free, or whether they are still its own. */
  follow(): void {
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().finally(() => {
        if (!this.#isClosed) this.follow();
      });
    }, this.#options.everyMs ?? EVERY_MS);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    await this.#looking;
    if (this.#client !== undefined) await end(this.#client);
  }

  async #look(): Promise<void> {
    const client = this.#client;
    try {
      if (client === undefined) {
        await this.connect();
        this.#options.onNews();
      } else if (this.#isOwner) await client.query("SELECT 1");
      else await this.#takeReaders(client);
    } catch {
      if (client !== undefined) {
        this.#lose(client);
        await end(client);
      }
    }
  }

  async #takeReaders(client: pg.Client): Promise<void> {
    if (!(await tryLock(client, "pg_try_advisory_lock", toOwnerLock(this.#place.placeId)))) return;
    if (client === this.#client) this.#become(true);
  }

  #lose(client: pg.Client): void {
    if (client !== this.#client) return;
    this.#client = undefined;
    if (!this.#isClosed) this.#fault = { code: "STORE_UNREACHABLE", message: AWAY, sinceMs: Date.now() };
    this.#become(false);
  }

  #become(isOwner: boolean): void {
    if (this.#isOwner === isOwner) return;
    this.#isOwner = isOwner;
    for (const onChange of this.#watchers) onChange();
  }
}

async function tryLock(
  client: pg.Client,
  how: "pg_try_advisory_lock" | "pg_try_advisory_lock_shared",
  lock: string,
): Promise<boolean> {
  const [row] = await createAsk(client)<{ held: boolean }>(`SELECT ${how}(${LOCK_NUMBER}) AS held`, [lock]);
  return row?.held === true;
}

async function end(client: pg.Client): Promise<void> {
  await client.end().catch(() => {}); // it has ended
}
