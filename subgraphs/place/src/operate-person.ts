import { existsSync } from "node:fs";
import type { KeptPerson } from "./domain/erasure/kept-person.ts";
import { toPunchState } from "./domain/punch-codes.ts";
import type { PunchRecord } from "./domain/punch.ts";
import { toKeptPerson } from "./resolvers/kept-person.ts";
import { readPerson } from "./store/kept-person.ts";
import { runChange as askPostgres } from "./store/postgres/erasures.ts";
import { findPostgresLedger } from "./store/postgres/find-ledger.ts";
import { atOneMoment } from "./store/postgres/one-moment.ts";
import { runChange as askSqlite } from "./store/sqlite/erasures.ts";
import { openUnchanged } from "./store/sqlite/open-unchanged.ts";

/** What a place holds about whoever has a PIN, in words for people. */
export interface PlacePerson {
  readonly id: string;
  readonly pin: string;
  readonly name: string | null;
  readonly cardNumbers: readonly string[];
  readonly enrolments: readonly {
    readonly device: string;
    readonly slot: number;
    readonly name: string;
    readonly privilege: string;
    readonly cardNumber: string | null;
  }[];
  readonly punches: readonly HeldPunch[];
  /** What followers were told of the name. */
  readonly toldNames: KeptPerson["told"];
  /** The register, in its order. */
  readonly consents: KeptPerson["consents"];
  readonly jobsAndOrders: readonly { readonly kind: string; readonly id: string; readonly createdAt: string }[];
}

/** A row of the ledger; one that is set aside says why, and is no punch. */
interface HeldPunch {
  readonly id: string;
  readonly device: string;
  /** Null for a time that no calendar has. */
  readonly at: string | null;
  readonly localTime: string;
  readonly state: string;
  readonly stateCode: number;
  readonly verifyCode: number;
  readonly workCode: number | null;
  readonly channel: string;
  readonly receivedAt: string;
  readonly copies: number;
  readonly setAside: string | null;
  /** What another program told beside it; null for rows of readers. */
  readonly told: unknown;
  /** As its reader wrote it, where somebody moved the time. */
  readonly moved: { readonly seconds: number; readonly localTime: string; readonly at: string } | null;
}

/**
 * Reads what the store of a place has of whoever has a PIN, at one moment, whether the place runs or not; nothing is written.
 *
 * @param databaseUrl as the place is started with it
 * @returns `undefined` where the place was never started
 * @throws what the store says; {RangeError} when another version of the program wrote it
 */
export async function readPlacePerson(
  store: { readonly file: string; readonly placeId: string; readonly databaseUrl: string | undefined },
  pin: string,
): Promise<PlacePerson | undefined> {
  const { file, placeId, databaseUrl } = store;
  if (databaseUrl !== undefined) {
    const place = { url: databaseUrl, placeId };
    if (!(await findPostgresLedger(place))) return undefined;
    return toPlacePerson(await atOneMoment(place, (ask) => askPostgres(ask, readPerson(placeId, pin))));
  }
  if (!existsSync(file)) return undefined;
  const db = openUnchanged(file);
  try {
    return toPlacePerson(db.transaction(() => askSqlite(db, readPerson(placeId, pin)))());
  } finally {
    db.close();
  }
}

function toPlacePerson({ id, pin, name, enrolments, rows, told, consents, work }: KeptPerson): PlacePerson {
  const held = enrolments.map(({ deviceId, slot, ...kept }) => ({ device: deviceId, slot, ...toKeptPerson(kept) }));
  const cards = held.flatMap(({ cardNumber }) => (cardNumber === null ? [] : [cardNumber]));
  return {
    ...{ id, pin, name: name ?? null, cardNumbers: [...new Set(cards)], enrolments: held },
    ...{ punches: rows.map(toHeldPunch), toldNames: told, consents },
    jobsAndOrders: work.map(({ kind, id: own, createdMs }) => ({ kind, id: own, createdAt: toInstant(createdMs) })),
  };
}

function toHeldPunch(row: PunchRecord): HeldPunch {
  const { id, localTime, stateCode, verifyCode, channel, copies, told, moved } = row;
  return {
    ...{ id, device: row.deviceId, at: row.atMs === undefined ? null : toInstant(row.atMs), localTime },
    ...{ state: toPunchState(stateCode), stateCode, verifyCode, workCode: row.workCode ?? null, channel },
    ...{ receivedAt: toInstant(row.receivedAtMs), copies, setAside: row.setAside ?? null },
    told: told === undefined ? null : JSON.parse(told),
    moved: moved === undefined ? null : { ...toMoved(moved), at: toInstant(moved.atMs) },
  };
}

function toMoved({ seconds, localTime }: NonNullable<PunchRecord["moved"]>) {
  return { seconds, localTime };
}

function toInstant(ms: number): string {
  return new Date(ms).toISOString();
}
