import { compareCursorKeys, type CursorKeys, encodeCursor, parseCursor } from "@biometricflow/schema/cursor";
import { parseGlobalId, toGlobalId } from "@biometricflow/schema/global-id";
import { toSortKey } from "@biometricflow/schema/sort-key";
import { GraphQLError } from "graphql";

/** One punch of a fake place, in the order in which it entered the feed. */
export interface FakePunch {
  readonly seq: number;
  readonly id: string;
  readonly atMs: number;
  readonly pin: string;
  readonly reader: string;
}

/** What a fake place keeps: it survives its server, as a ledger survives its process. */
export interface FakeLedger {
  readonly place: string;
  epoch: string;
  readonly punches: FakePunch[];
  readonly pins: readonly string[];
  readonly readers: string[];
  /** Names of readers that have one of their own. */
  readonly readerNames: Map<string, string>;
}

/** Creates a ledger with so many punches, one a minute, whose instants differ between places. */
export function createFakeLedger(
  place: string,
  options: { readonly punches: number; readonly offsetMs?: number },
): FakeLedger {
  const ledger: FakeLedger = {
    place,
    epoch: `${place}-1`,
    punches: [],
    pins: ["1001", "1002", "1003"],
    readers: ["gate-1", "gate-2"],
    readerNames: new Map(),
  };
  const start = Date.UTC(2026, 0, 5) + (options.offsetMs ?? 0);
  for (let index = 0; index < options.punches; index++) addPunch(ledger, { atMs: start + index * 60_000 });
  return ledger;
}

/** Adds a punch at the end of the feed. */
export function addPunch(
  ledger: FakeLedger,
  options: { readonly atMs?: number; readonly pin?: string } = {},
): FakePunch {
  const seq = ledger.punches.length + 1;
  const pin = options.pin ?? ledger.pins[seq % ledger.pins.length] ?? "1001";
  const reader = ledger.readers[seq % ledger.readers.length] ?? "gate-1";
  const atMs = options.atMs ?? Date.UTC(2026, 5, 1) + seq * 1000;
  const punch = { seq, id: toGlobalId(ledger.place, `p${String(seq).padStart(6, "0")}`), atMs, pin, reader };
  ledger.punches.push(punch);
  return punch;
}

interface ListArgs {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly orderBy?: string | null;
  readonly filter?: Readonly<Record<string, unknown>> | null;
}

interface Row {
  readonly keys: CursorKeys;
  readonly node: unknown;
}

/** Objects whose fields answer as the place subgraph does. */
export function createFakeResolvers(ledger: FakeLedger) {
  const place = (): object => ({
    __typename: "Place",
    id: ledger.place,
    name: ledger.place.toUpperCase(),
    timeZone: "Asia/Riyadh",
    devices: (args: ListArgs) => devices(args),
    users: (args: ListArgs) => users(args),
    punches: (args: ListArgs) => punches(args),
  });
  const nameOf = (reader: string) => ledger.readerNames.get(reader) ?? `Reader ${reader} of ${ledger.place}`;
  const device = (reader: string): object => ({
    __typename: "Device",
    id: toGlobalId(ledger.place, reader),
    name: nameOf(reader),
    place,
    status: "ONLINE",
    punches: (args: ListArgs) =>
      punches({ ...args, filter: { ...args.filter, deviceIds: [toGlobalId(ledger.place, reader)] } }),
  });
  const user = (pin: string): object => ({
    __typename: "User",
    id: toGlobalId(ledger.place, pin),
    pin,
    name: `Person ${pin}`,
    place,
  });
  const punch = (row: FakePunch): object => ({
    __typename: "Punch",
    id: row.id,
    at: new Date(row.atMs).toISOString(),
    pin: row.pin,
    user: () => user(row.pin),
    device: () => device(row.reader),
    place,
    copies: 1,
  });
  const punches = (args: ListArgs) => {
    const wanted = ledger.punches.filter((row) => isWanted(row, args.filter));
    return toConnection(
      wanted.map((row) => ({ keys: [row.atMs, row.id], node: punch(row) })),
      args,
    );
  };
  const devices = (args: ListArgs) =>
    toConnection(
      ledger.readers.map((id) => ({
        keys: [toSortKey(nameOf(id)), toGlobalId(ledger.place, id)],
        node: device(id),
      })),
      args,
    );
  const users = (args: ListArgs) =>
    toConnection(
      ledger.pins.map((pin) => ({ keys: [pin, toGlobalId(ledger.place, pin)], node: user(pin) })),
      args,
    );
  const byId = (id: string): object | null => {
    const local = parseGlobalId(id)?.local;
    const row = ledger.punches.find((it) => it.id === id);
    if (row !== undefined) return punch(row);
    if (local !== undefined && ledger.readers.includes(local)) return device(local);
    return local !== undefined && ledger.pins.includes(local) ? user(local) : null;
  };
  const isWanted = (row: FakePunch, filter: ListArgs["filter"]) => {
    const includes = (list: unknown, id: string) => !Array.isArray(list) || list.includes(id);
    return (
      includes(filter?.["userIds"], toGlobalId(ledger.place, row.pin)) &&
      includes(filter?.["deviceIds"], toGlobalId(ledger.place, row.reader))
    );
  };
  return { place, punch, punches, devices, users, byId };
}

/** One page of rows by their keys. */
function toConnection(rows: readonly Row[], { first, after, orderBy }: ListArgs) {
  const sign = orderBy?.endsWith("_DESC") === true ? -1 : 1;
  const sorted = rows.toSorted((left, right) => sign * compareCursorKeys(left.keys, right.keys));
  const start = readStart(after ?? null, rows[0]);
  const rest = start === undefined ? sorted : sorted.filter((row) => sign * compareCursorKeys(row.keys, start) > 0);
  const page = rest.slice(0, first ?? 50).map(({ keys, node }) => ({ node, cursor: encodeCursor(keys) }));
  return {
    edges: page,
    totalCount: rows.length,
    unavailable: [],
    pageInfo: {
      hasNextPage: rest.length > page.length,
      hasPreviousPage: start !== undefined,
      startCursor: page[0]?.cursor ?? null,
      endCursor: page.at(-1)?.cursor ?? null,
    },
  };
}

function readStart(after: string | null, sample: Row | undefined): CursorKeys | undefined {
  if (after === null) return undefined;
  const keys = parseCursor(after);
  const fits = sample === undefined || keys?.every((key, index) => typeof key === typeof sample.keys[index]);
  if (keys === undefined || fits !== true) {
    throw new GraphQLError("not a cursor of this list", { extensions: { code: "BAD_CURSOR" } });
  }
  return keys;
}
