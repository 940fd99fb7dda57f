import { afterEach, beforeEach, describe, expect, it } from "vitest";
import {
  type ForeignReader,
  type ForeignRow,
  type ForeignTraits,
  startForeignReader,
  toPackedTime,
} from "./foreign-reader.ts";
import { frame, type Request, words } from "./zk-scripted-peer.ts";
import {
  createTempDir,
  deviceStatus,
  eventually,
  QUICK_TIMING,
  startTestPlace,
  type TestPlace,
  type TestReader,
} from "./place-harness.ts";

let temp: ReturnType<typeof createTempDir>;
let place: TestPlace | undefined;

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  await place?.stop();
  place = undefined;
  temp.remove();
});

const USERS = [
  { slot: 1, pin: "1042", name: "Ahmad" },
  { slot: 2, pin: "1043", name: "" },
] as const;
const at = (second: number) => `2026-03-01T08:00:${String(second).padStart(2, "0")}`;
const rowOf = (second: number, changes: Partial<ForeignRow> = {}): ForeignRow => ({
  pin: "1042",
  slot: 1,
  time: at(second),
  ...changes,
});
const threeRows = () => [rowOf(1), rowOf(2, { pin: "1043", slot: 2, verify: 15, state: 1 }), rowOf(3)];

async function start(
  traits: Partial<ForeignTraits> = {},
  plan: Partial<TestReader> = {},
  timing = QUICK_TIMING,
): Promise<Started> {
  const reader = await startForeignReader({ users: USERS, rows: threeRows(), ...traits });
  place = await startTestPlace(temp.dir, [{ simulator: reader, ...plan }], timing);
  const started = { reader, place };
  await eventually(async () => (await deviceStatus(started.place, "gate-1")) === "ONLINE", "the reader is online");
  return started;
}

interface Started {
  readonly reader: ForeignReader;
  readonly place: TestPlace;
}

const rowsStored = async (it: TestPlace) => (await it.ledger.readDevice("gate-1")).rowsStored;
const stored = (it: TestPlace, rows: number) =>
  eventually(async () => (await rowsStored(it)) === rows, `${rows} rows are stored`);

interface StoredRow {
  readonly pin: string;
  readonly localTime: string;
  readonly verifyCode: number;
  readonly stateCode: number;
  readonly copies: number;
  readonly setAside: string | undefined;
}

async function listStored(it: TestPlace): Promise<readonly StoredRow[]> {
  const { entries } = await it.ledger.readFeed(0, 5_000);
  const latest = new Map(entries.flatMap(({ row }) => (row === undefined ? [] : [[row.id, row]])));
  return [...latest.values()];
}

const toText = (pin: string, time: string, verify: number, state: number) => `${pin} ${time} ${verify} ${state}`;
const byText = (left: string, right: string) => left.localeCompare(right);

/** The ledger holds exactly the reader's rows, those set aside included, weighted by copies. */
async function expectSameRows({ reader, place: it }: Started, toPin = (row: ForeignRow) => String(row.pin)) {
  const kept = (await listStored(it)).flatMap((row) =>
    Array<string>(row.copies).fill(toText(row.pin, row.localTime, row.verifyCode, row.stateCode)),
  );
  const expected = reader.rows.map((row) => toText(toPin(row), row.time, row.verify ?? 1, row.state ?? 0));
  expect(kept.toSorted(byText)).toEqual(expected.toSorted(byText));
}

describe("a reader that differs from ours", () => {
  const VARIANTS: readonly [name: string, traits: Partial<ForeignTraits>][] = [
    ["answers PREPARE_DATA where another acknowledges the buffer", { prepare: "PREPARE_DATA" }],
    ["tells the size of its buffer in five bytes", { prepare: "SHORT_ACK" }],
    ["tells more than the size of its buffer", { prepare: "LONG_ACK" }],
    ["gives a small set at once", { prepare: "DATA" }],
    ["streams a small set at once", { prepare: "STREAM" }],
    ["gives each chunk in one packet", { chunk: "SINGLE" }],
    ["gives each chunk in packets of seven bytes", { chunk: "MANY" }],
    ["sends byte by byte", { write: "BYTES" }],
    ["has the highest session id", { sessionId: 0xffff }],
    ["ends its options without a NUL", { option: "NO_NUL" }],
    ["leaves the name out of its options", { option: "NO_NAME" }],
    ["tells free sizes of 80 bytes", { freeBytes: 80 }],
    ["counts two rows too many", { countOff: 2 }],
    ["has rows of 16 bytes and users of 28", { rowBytes: 16, userBytes: 28, eventBytes: 12 }],
    ["has rows of 8 bytes and users of 28", { rowBytes: 8, userBytes: 28, eventBytes: 10 }],
    ["has rows of 8 bytes and events with the pin", { rowBytes: 8, eventBytes: 52 }],
    ["has rows of 16 bytes and events with the pin as text", { rowBytes: 16, eventBytes: 32 }],
    ["has rows of 40 bytes and events with the slot alone", { eventBytes: 14 }],
    ["has rows of 40 bytes and events with the pin as a number", { eventBytes: 12 }],
    ["sends events of 36 bytes", { eventBytes: 36 }],
    ["sends events of 40 bytes", { eventBytes: 40 }],
  ];

  it.each(VARIANTS)("%s: every row and the live punch are there once", async (_name, traits) => {
    const started = await start(traits);
    await expectSameRows(started);
    started.reader.punch(rowOf(10, { pin: "1043", slot: 2, verify: 4, state: 1 }));
    await stored(started.place, 4);
    started.reader.peer.sockets.forEach((socket) => socket.destroy());
    started.reader.rows.push(rowOf(11)); // made while nobody listened
    await stored(started.place, 5);
    await expectSameRows(started);
    const channels = await started.place.ledger.listPunches({}, { limit: 2, after: undefined, isDescending: true });
    expect(channels.map(({ channel }) => channel)).toEqual(["READ", "LIVE"]);
  });

  it("has nothing yet and refuses to read it: its first punch comes live", async () => {
    const started = await start({ rows: [], users: [], prepare: "REFUSED" });
    started.reader.punch(rowOf(1));
    await stored(started.place, 1);
    await expectSameRows(started);
  });

  it("refuses events: its punches come by reading", async () => {
    const started = await start({ override: ({ command }) => (command === 500 ? [{ command: 65_535 }] : undefined) });
    started.reader.rows.push(rowOf(10));
    await stored(started.place, 4);
    await expectSameRows(started);
  });

  it("refuses its list of users: its punches come all the same", async () => {
    const started = await start({
      override: ({ command, data }) =>
        command === 9 || (command === 1503 && data.readUInt16LE(1) === 9) ? [{ command: 2001 }] : undefined,
    });
    await expectSameRows(started);
    expect(await started.place.ledger.countUsers({})).toBe(0);
  });

  it("tells the time late: what is punched meanwhile is stored, and it stays online", async () => {
    const clock = words(toPackedTime("2026-03-01T12:00:00"));
    const held: (() => void)[] = [];
    let isLate = false;
    const hold = (request: Request, { peer }: ForeignReader) => {
      if (request.command !== 201 || !isLate) return undefined;
      held.push(() => peer.sendRaw(frame({ command: 2000, data: clock }, request)));
      return [];
    };
    const started = await start({ override: hold }, {}, { ...QUICK_TIMING, requestTimeoutMs: 60_000 });
    isLate = true;
    for (const rows of [4, 5]) {
      await eventually(() => held.length > 0, "a heartbeat");
      started.reader.punch(rowOf(10 + rows));
      await stored(started.place, rows);
      held.shift()?.();
    }
    await eventually(() => held.length > 0, "the next heartbeat");
    expect(await deviceStatus(started.place, "gate-1")).toBe("ONLINE");
  });

  it("doubles its events and numbers them oddly", async () => {
    const started = await start();
    started.reader.punch(rowOf(10), { times: 3, replyId: 77 });
    await stored(started.place, 4);
    started.reader.punch(rowOf(11));
    await stored(started.place, 5);
    await expectSameRows(started);
  });

  it("sends a punch in the middle of its log", async () => {
    let hasPunched = false;
    const started = await start({
      override: ({ command }, reader) => {
        if (command === 1504 && !hasPunched) {
          hasPunched = true;
          reader.punch(rowOf(20));
        }
        return undefined;
      },
    });
    await stored(started.place, 4);
    await expectSameRows(started);
  });

  it("loses the event of a punch made while its log is read: the row is found by the next heartbeats", async () => {
    let reads = 0;
    const started = await start({
      override: ({ command, data }, reader) => {
        if (command === 1503 && data.readUInt16LE(1) === 13 && ++reads === 1) {
          queueMicrotask(() => reader.rows.push(rowOf(20))); // after the snapshot, before the reader is counted again
        }
        return undefined;
      },
    });
    await stored(started.place, 4);
    await expectSameRows(started);
  });
});

describe("the log of a reader", () => {
  it("may hold any pin, and the pin of nobody", async () => {
    const full = "ABCDEFGHIJKLMNOPQRSTUVWX"; // 24 bytes: no room for a NUL
    const pins = ["007", "7", full, "\u0661\u0662\u0663", "J\u00f6rg/1 %2F", "9999999999"];
    const rows = pins.map((pin, second) => rowOf(second, { pin, slot: second }));
    const users = pins.slice(0, 4).map((pin, slot) => ({ slot, pin, name: slot === 0 ? "" : "Name" }));
    const started = await start({ rows, users });
    await expectSameRows(started);
    const { data } = await started.place.query<{ punches: { edges: { node: { pin: string; user: unknown } }[] } }>(
      "{ punches(orderBy: AT_ASC) { edges { node { pin user { pin } } } } }",
    );
    expect(data.punches.edges.map(({ node }) => node)).toEqual(
      pins.map((pin, n) => ({ pin, user: n < 4 ? { pin } : null })),
    );
  });

  it("gives a pin in a foreign encoding the same id after the encoding was set right", async () => {
    const pin = Buffer.from([0xc3, 0xe3, 0xed, 0xd1]); // a name in Windows-1256
    const other = Buffer.from([0xc7, 0xe3, 0xed, 0xd1]);
    const rows = [rowOf(1, { pin }), rowOf(1, { pin: other })];
    const first = await start({ rows });
    expect(await listStored(first.place)).toHaveLength(2); // two people, though unreadable in UTF-8
    await first.place.stop();
    await first.place.ledger.close().catch(() => undefined);
    place = await startTestPlace(temp.dir, [{ simulator: first.reader, textEncoding: "windows-1256" }]);
    const again = place;
    first.reader.rows.push(rowOf(2, { pin }));
    await stored(again, 3);
    expect((await listStored(again)).map((row) => row.pin)[2]).toMatch(/^[\u0600-\u06ff]{4}$/u);
  });

  it("accounts for impossible, old and future times, and for copies", async () => {
    const rows = [
      rowOf(1),
      rowOf(1),
      rowOf(1),
      rowOf(2, { time: "2026-02-31T08:00:00" }),
      rowOf(2, { time: "2026-02-31T08:00:00" }),
      rowOf(3, { time: "2000-01-01T00:00:00" }),
      rowOf(4, { time: "2098-01-01T00:00:00" }),
      ...Array.from({ length: 13 }, (_, n) => rowOf(10 + n)), // a first read with many false times would be held
    ];
    const started = await start({ rows });
    await expectSameRows(started);
    const { data } = await started.place.query<{ devices: { edges: { node: unknown }[] } }>(
      "{ devices { edges { node { completeness { verdict rowsReported rowsStored rowsSetAside } } } } }",
    );
    expect(data.devices.edges[0]?.node).toEqual({
      completeness: { verdict: "COMPLETE", rowsReported: 20, rowsStored: 20, rowsSetAside: 4 },
    });
  });

  it("may hold one punch with two verify codes: one is the punch, the other row is set aside and counted", async () => {
    const rows = [rowOf(1, { verify: 15 }), rowOf(1, { verify: 1 }), rowOf(1, { verify: 15 }), rowOf(2)];
    const started = await start({ rows });
    await expectSameRows(started);
    expect(await started.place.ledger.countPunches({})).toBe(2);
    const aside = (await listStored(started.place)).filter(({ setAside }) => setAside === "OTHER_VERIFY");
    expect(aside).toMatchObject([{ verifyCode: 1, copies: 1 }]);
  });

  it("keeps the verify code that came live when the log tells a second one", async () => {
    const started = await start();
    started.reader.rows.push(rowOf(10, { verify: 15 }));
    started.reader.punch(rowOf(10, { verify: 1 }));
    await stored(started.place, 5);
    await expectSameRows(started);
    const kept = (await listStored(started.place)).filter((row) => row.localTime === at(10));
    expect(kept.map(({ verifyCode, setAside }) => [verifyCode, setAside])).toEqual([
      [1, undefined],
      [15, "OTHER_VERIFY"],
    ]);
  });
});
