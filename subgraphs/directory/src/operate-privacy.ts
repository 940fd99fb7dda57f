import { sql } from "kysely";
import type { ListedAudit } from "./domain/directory-store.ts";
import type { StoreDatabase } from "./store/database.ts";
import { toPrincipal, toSession } from "./store/rows.ts";
import { findOperatedStore, type StorePlace } from "./open-store.ts";
import { createDirectoryStore } from "./store/directory-store.ts";

/** What a directory knows of who did what, for whoever owns its store, whether the directory runs or not. */
export interface OperatedPrivacy {
  /** Every row of the audit from an instant on and before another, the oldest first. */
  readonly listAudit: (since: string, before: string) => Promise<readonly ListedAudit[]>;
  /** Sessions that went on at some moment between two. */
  readonly listSessions: (sinceMs: number, beforeMs: number) => Promise<readonly LiveSession[]>;
  /** API keys that exist, and when they were used last. */
  readonly listKeys: () => Promise<readonly UsedKey[]>;
  /** Other programs that are told things: their hosts alone, since whoever knows an address may write there. */
  readonly listReceivers: () => Promise<readonly Receiver[]>;
  /** Keeps in the audit that an operator took what the audit says. */
  readonly notePack: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** A session, without what it is renewed by. */
export interface LiveSession {
  readonly account: string;
  readonly startedAt: string;
  readonly lastUsedAt: string;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
  readonly address: string | null;
  readonly client: string | null;
}

/** An API key. */
export interface UsedKey {
  readonly key: string;
  readonly role: string;
  readonly enabled: boolean;
  readonly lastUsedAt: string | null;
}

/** Who is told things. */
export interface Receiver {
  readonly name: string;
  /** Of an e-mail's receiver, the domain: whose mailbox it is, is not told. */
  readonly host: string;
  readonly events: readonly string[];
  readonly places: readonly string[];
  readonly isEnabled: boolean;
}

const PAGE = 1_000;

/** Opens it; `undefined` where the directory was never started. */
export async function openPrivacy(
  place: StorePlace,
  now: () => number = Date.now,
): Promise<OperatedPrivacy | undefined> {
  const database = await findOperatedStore(place);
  if (database === undefined) return undefined;
  const store = createDirectoryStore(database);
  return {
    listAudit: async (since, before) => {
      const rows: ListedAudit[] = [];
      for (let after: string | undefined; ; after = rows.at(-1)?.id) {
        const page = await store.listAudit(PAGE, after, { since, before });
        rows.push(...page);
        if (page.length < PAGE) return rows.toReversed();
      }
    },
    listSessions: (sinceMs, beforeMs) => listSessions(database, sinceMs, beforeMs),
    listKeys: async () =>
      (await database.read.all(sql`SELECT * FROM principal WHERE subject LIKE 'key/%' ORDER BY subject`))
        .map(toPrincipal)
        .map(({ subject, role, enabled, key }) => ({
          ...{ key: subject, role, enabled },
          lastUsedAt: key?.usedAtMs === undefined ? null : toInstant(key.usedAtMs),
        })),
    listReceivers: async () =>
      (await store.listWebhooks({}, { limit: PAGE })).map(({ name, url, events, places, isEnabled }) => ({
        ...{ name, host: toHost(url), events, places, isEnabled },
      })),
    notePack: () =>
      store.appendAudit([
        { at: toInstant(now()), actor: "operator", action: "exportBreachPack", outcome: "OK", requestId: "", count: 1 },
      ]),
    close: store.close,
  };
}

/** Those that nobody used after its beginning are not of the time, though they never ended. */
async function listSessions(
  { read }: StoreDatabase,
  sinceMs: number,
  beforeMs: number,
): Promise<readonly LiveSession[]> {
  const live = sql`SELECT * FROM session
    WHERE created_ms < ${beforeMs} AND (created_ms >= ${sinceMs} OR refreshed_ms >= ${sinceMs} OR ended_ms >= ${sinceMs})
    ORDER BY created_ms, id`;
  return (await read.all(live))
    .map(toSession)
    .map(({ subject, createdAtMs, refreshedAtMs, endedAtMs, endedBy, address, client }) => ({
      ...{ account: subject, startedAt: toInstant(createdAtMs), lastUsedAt: toInstant(refreshedAtMs) },
      ...{ endedAt: endedAtMs === undefined ? null : toInstant(endedAtMs), endedBy: endedBy ?? null },
      ...{ address: address ?? null, client: client ?? null },
    }));
}

function toHost(url: string): string {
  if (url.startsWith("mailto:")) return url.slice(url.lastIndexOf("@") + 1);
  return URL.parse(url)?.hostname || "unknown";
}

function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}
