/** What a place asks of readers that push: the rows of an outage again, and their sums; what it proves by them. */
import { parseProofBody } from "@biometricflow/schema/feed-line";
import type { PushReader } from "@biometricflow/reader-simulator/push/push-reader";
import { callServer } from "@biometricflow/reader-simulator/push/push-http";
import { afterEach, beforeEach, expect, it } from "vitest";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import { createTempDir } from "./place-harness.ts";
import { openPushGraph } from "./push-graph.ts";
import { makeRows, NOON_MS, PUSH_GATE, type PushStage, type PushStageOptions, startPushStage } from "./push-stage.ts";

let temp: ReturnType<typeof createTempDir>;
let stage: PushStage | undefined;

beforeEach(() => {
  temp = createTempDir();
});

afterEach(async () => {
  await stage?.stop();
  stage = undefined;
  temp.remove();
});

async function start(options?: PushStageOptions): Promise<PushStage> {
  stage = await startPushStage(temp.dir, options);
  return stage;
}

/** The reader asks for orders until there are none. */
async function obey(gate: PushReader): Promise<void> {
  while ((await gate.poll()).length > 0) continue;
}

const judge = async ({ ledger, clock }: PushStage) => {
  const { verdict, doubts, rowsReported, rowsStored } = toCompleteness(
    await ledger.readDevice("gate-2"),
    clock.nowMs(),
  );
  return { verdict, doubts, rowsReported, rowsStored };
};

it("fetches rows that a reader never sent by itself, and is COMPLETE only after the reader's own sum is the ledger's", async () => {
  const it = await start();
  const rows = [...makeRows(30, { minutesAgo: 60 * 24 * 45 }), ...makeRows(70, { minutesAgo: 5 })];
  const gate = it.reader({ rows });
  await gate.handshake();
  expect(await judge(it)).toMatchObject({ verdict: "INCOMPLETE", doubts: ["NEVER_READ"] });
  await obey(gate);
  expect(await it.punches()).toHaveLength(100);
  expect(await judge(it)).toEqual({ verdict: "COMPLETE", doubts: [], rowsReported: 100, rowsStored: 100 });
  expect(gate.done.map(([text]) => text.split(" ", 2).join(" "))).toEqual([
    ...["VERIFY SUM", "DATA QUERY", "VERIFY SUM"],
    ...["VERIFY SUM", "DATA QUERY", "VERIFY SUM"],
  ]);
  const { entries } = await it.ledger.readFeed(0, 1_000);
  expect(entries.filter(({ kind }) => kind === "PROOF")).toMatchObject([
    { ref: "riyadh/gate-2", body: { toldMs: it.clock.nowMs() - 60_000 } },
  ]);
});

const PEOPLE = ["7", "8", "9"].map((userId) => ({ userId, name: `Person ${userId}` }));
const listPins = async ({ ledger }: PushStage) =>
  (await ledger.listUsers({}, "PIN", { limit: 10, after: undefined, isDescending: false })).map(({ pin }) => pin);

it("asks for the users of a reader that it has not listed, and finds out who was removed there", async () => {
  const it = await start();
  const gate = it.reader({ people: PEOPLE, rows: makeRows(3, { minutesAgo: 5 }) });
  await gate.handshake();
  await obey(gate);
  expect(await listPins(it)).toEqual(["7", "8", "9"]);
  await gate.removePerson("8", "2026-03-04T12:00:00");
  expect(await listPins(it)).toEqual(["7", "8", "9"]);
  await obey(gate);
  expect(await listPins(it)).toEqual(["7", "9"]);
  await obey(gate);
  expect(gate.done.filter(([text]) => text === "DATA QUERY USERINFO")).toHaveLength(2);
});

it("removes nobody by a list that broke off, or that has not as many users as the reader counts", async () => {
  const it = await start();
  const gate = it.reader({ people: PEOPLE, rows: makeRows(3, { minutesAgo: 5 }) });
  await gate.handshake();
  await obey(gate);
  const server = { host: "127.0.0.1", port: it.push.port };
  const call = (method: "GET" | "POST", target: string, body = "") => callServer(server, { method, target, body });
  const order = async (): Promise<string> => {
    await it.push.desk.doubtUsers("gate-2");
    const { text } = await call("GET", "getrequest?SN=PUSH1&INFO=Ver,2,0,3,10.0.0.9");
    return /^C:(\d+):DATA QUERY USERINFO/.exec(text)?.[1] ?? "";
  };
  const send = (pin: string) => call("POST", "cdata?SN=PUSH1&table=OPERLOG", `USER PIN=${pin}\tName=A\n`);
  const end = (id: string, code: number) => call("POST", "devicecmd?SN=PUSH1", `ID=${id}&Return=${code}&CMD=DATA\n`);
  const first = await order();
  await send("7");
  await end(first, -3);
  const second = await order();
  await send("7");
  await end(second, 0);
  expect(await listPins(it)).toEqual(["7", "8", "9"]);
  const third = await order();
  for (const pin of ["7", "9"]) await send(pin);
  await end(third, 0);
  expect(await listPins(it)).toEqual(["7", "9"]);
});

it("closes the gap of an outage by itself, when the rows of it are proven to be there", async () => {
  const it = await start();
  const gate = it.reader({ rows: makeRows(10, { minutesAgo: 5 }) });
  await gate.handshake();
  await gate.upload();
  await obey(gate);
  const lost = it.clock.nowMs();
  it.clock.pass(2 * 3_600_000);
  gate.punch(...makeRows(25, { minutesAgo: -90 }));
  await gate.poll();
  expect(await judge(it)).toMatchObject({ verdict: "INCOMPLETE", doubts: ["GAP_OPEN"] });
  await gate.upload();
  await obey(gate);
  expect(await it.ledger.readDevice("gate-2")).toMatchObject({ gapFromMs: lost, gapClosedMs: it.clock.nowMs() });
  expect(await judge(it)).toMatchObject({ verdict: "COMPLETE", rowsStored: 35 });
});

it("never calls a reader COMPLETE that tells no sums, though its gap closes when it has sent the rows again", async () => {
  const it = await start();
  const gate = it.reader({ rows: makeRows(10, { minutesAgo: 5 }), unknown: ["SUM"] });
  await gate.handshake();
  await gate.upload();
  await obey(gate);
  expect(await judge(it)).toMatchObject({ verdict: "INCOMPLETE", doubts: ["NEVER_READ", "COUNT_UNTOLD"] });
  it.clock.pass(3_600_000);
  await obey(gate);
  const device = await it.ledger.readDevice("gate-2");
  expect([device.gapFromMs, device.gapClosedMs]).toEqual([NOON_MS, NOON_MS + 3_600_000]);
  expect((await judge(it)).doubts).toEqual(["NEVER_READ", "COUNT_UNTOLD"]);
});

it("says how many rows differ when a reader counts more than it sends", async () => {
  const it = await start();
  const gate = it.reader({ rows: makeRows(10, { minutesAgo: 5 }) });
  gate.faults.withheld = 1;
  await gate.handshake();
  await obey(gate);
  expect(await judge(it)).toMatchObject({ verdict: "INCOMPLETE", rowsStored: 10, rowsReported: 11 });
  expect((await it.ledger.readDevice("gate-2")).push?.differs).toMatchObject({ readerRows: 11, ledgerRows: 10 });
});

it("takes back from followers what it proved when the reader counts more than it sends, until that is proved again", async () => {
  const it = await start();
  const gate = it.reader({ rows: makeRows(10, { minutesAgo: 5 }) });
  const tell = async (withheld: number) => {
    gate.faults.withheld = withheld;
    it.clock.pass(1_200_000);
    await obey(gate);
    const { entries } = await it.ledger.readFeed(0, 1_000);
    return entries.filter(({ kind }) => kind === "PROOF").map(({ body }) => parseProofBody(body));
  };
  await gate.handshake();
  const [proof] = await tell(0);
  const proofs = await tell(1);
  expect(proofs).toEqual([proof, { missing: { fromMs: expect.any(Number), toMs: proof?.toldMs } }]);
  expect(await tell(1)).toEqual(proofs);
  const [, , again, ...others] = await tell(0);
  expect([again, others]).toEqual([{ toldMs: it.clock.nowMs() - 60_000 }, []]);
});

/** Ten rows and the fifth once more behind it: of two requests of five, the last and the first. */
const TEN = makeRows(10, { minutesAgo: 5 });
const TWO_ALIKE = TEN.flatMap((row, index) => (index === 4 ? [row, row] : [row]));
const copiesOf = async ({ ledger }: PushStage) => {
  const { entries } = await ledger.readFeed(0, 1_000);
  const rows = await ledger.findRows(entries.flatMap(({ row }) => row?.digest ?? []));
  return rows.filter(({ copies }) => copies > 1).map(({ localTime, copies }) => [localTime, copies]);
};

it("has two copies of rows that are identical in one request, and is COMPLETE", async () => {
  const it = await start();
  const gate = it.reader({ rows: TWO_ALIKE });
  await gate.handshake();
  await gate.upload();
  expect(await copiesOf(it)).toEqual([[TEN[4]?.time, 2]]);
  await obey(gate);
  expect(await judge(it)).toMatchObject({ verdict: "COMPLETE", rowsStored: 11, rowsReported: 11 });
});

it("has two copies of rows of two requests only when the reader's own count says so", async () => {
  const it = await start();
  const gate = it.reader({ rows: TWO_ALIKE, batch: 5 });
  gate.faults.doubled = true;
  await gate.handshake();
  await gate.upload();
  expect(await copiesOf(it)).toEqual([]);
  await obey(gate);
  expect(await copiesOf(it)).toEqual([[TEN[4]?.time, 2]]);
  expect(await judge(it)).toMatchObject({ verdict: "COMPLETE", rowsStored: 11, rowsReported: 11 });
});

it("makes no copy of a row that was sent in two requests while the reader counts it once", async () => {
  const it = await start();
  const gate = it.reader({ rows: makeRows(10, { minutesAgo: 5 }), batch: 5 });
  gate.faults.withheld = 1;
  const server = { host: "127.0.0.1", port: it.push.port };
  await gate.handshake();
  await gate.poll(); // it tells its sum, and is asked for the rows
  const { text } = await callServer(server, { method: "GET", target: "getrequest?SN=PUSH1" });
  const line = (row: { userId: string; time: string; punch: number }) =>
    [row.userId, row.time.replace("T", " "), row.punch, 15].join("\t");
  for (const rows of [gate.log.slice(0, 6), gate.log.slice(5), gate.log.slice(5, 6)])
    await callServer(server, {
      method: "POST",
      target: "cdata?SN=PUSH1&table=ATTLOG",
      body: `${rows.map(line).join("\n")}\n`,
    });
  const id = /^C:(\d+):DATA QUERY ATTLOG/.exec(text)?.[1] ?? "";
  await callServer(server, { method: "POST", target: "devicecmd?SN=PUSH1", body: `ID=${id}&Return=0&CMD=DATA\n` });
  await gate.poll();
  expect(await copiesOf(it)).toEqual([]); // twelve rows came, and it counts eleven
  expect(await judge(it)).toMatchObject({ verdict: "INCOMPLETE", rowsStored: 10, rowsReported: 11 });
});

it("sets a row aside that tells a punch with another verify code, and is COMPLETE", async () => {
  const it = await start();
  const [first, ...others] = makeRows(10, { minutesAgo: 5 });
  const rows = first === undefined ? [] : [first, ...others, { ...first, verify: 1 }];
  const gate = it.reader({ rows, batch: 5 });
  await gate.handshake();
  await gate.upload();
  await obey(gate);
  const device = await it.ledger.readDevice("gate-2");
  expect([device.rowsStored, device.rowsSetAside]).toEqual([11, 1]);
  expect(await judge(it)).toMatchObject({ verdict: "COMPLETE" });
});

it("tells orders to the reader alone, again after a restart, and takes results of nobody else", async () => {
  const first = await start({ readers: [{ ...PUSH_GATE, allow: ["127.0.0.1"] }] });
  const gate = first.reader();
  await gate.handshake();
  const asked = await first.push.desk.ask("gate-2", { kind: "QUERY_USERS" });
  const key = typeof asked === "string" ? 0 : asked.key;
  const forger = first.reader({ from: "127.0.0.9" });
  expect(await forger.poll()).toEqual([]);
  const server = { host: "127.0.0.1", port: first.push.port };
  const poll = await callServer(server, { method: "GET", target: "getrequest?SN=PUSH1" });
  expect(poll.text).toBe(`C:${key}:DATA QUERY USERINFO\n`);
  const told = { method: "POST", target: "devicecmd?SN=PUSH1", body: `ID=${key}&Return=0&CMD=DATA QUERY` } as const;
  await callServer({ ...server, localAddress: "127.0.0.9" }, told);
  const [delivered] = await first.push.store.listOpenOrders("gate-2");
  expect(delivered).toMatchObject({ key, state: "DELIVERED", deliveries: 1 });
  const { clock } = first;
  await first.stop();
  clock.pass(300_000);
  const second = await start({ readers: [{ ...PUSH_GATE, allow: ["127.0.0.1"] }], clock });
  const again = await callServer(
    { host: "127.0.0.1", port: second.push.port },
    { method: "GET", target: "getrequest?SN=PUSH1" },
  );
  expect(again.text).toBe(`C:${key}:DATA QUERY USERINFO\n`);
  await callServer({ host: "127.0.0.1", port: second.push.port }, told);
  expect(await second.push.store.listOrders("gate-2", 10)).toContainEqual(
    expect.objectContaining({ key, state: "DONE", deliveries: 2 }),
  );
});

const NEWCOMERS = `{ _entities(representations: [{ __typename: "Place", id: "riyadh" }]) {
  ... on Place { pushNewcomers { id serialNumber address reason lines linesNotKept } } } }`;

it("lists a newcomer with what it sent, and puts it into the ledger when somebody approves it as a reader", async () => {
  const { serialNumber: _open, ...gate } = PUSH_GATE;
  const it = await start({ readers: [gate, { ...PUSH_GATE, id: "gate-3", serialNumber: "OTHER" }] });
  const graph = await openPushGraph(temp.dir, it);
  const newcomer = it.reader({ rows: makeRows(40, { minutesAgo: 5 }), serialNumber: "NEW1" });
  expect((await newcomer.handshake()).text).toBe("OK");
  expect([await newcomer.upload(), await it.punches()]).toEqual([true, []]);
  const { data } = await graph.ask(NEWCOMERS);
  const listed = { serialNumber: "NEW1", address: "127.0.0.1", reason: "UNKNOWN_SERIAL", lines: 40, linesNotKept: 0 };
  expect(data).toEqual({ _entities: [{ pushNewcomers: [{ id: "riyadh/1", ...listed }] }] });
  expect((await graph.ask(NEWCOMERS, "VIEWER")).errors[0]?.extensions["code"]).toBe("FORBIDDEN");
  const approve = (deviceId: string) =>
    graph.ask(`mutation { approvePushNewcomer(input: { newcomerId: "riyadh/1", deviceId: "${deviceId}" })
      { lines device { serialNumber push { unreadableLines orders { kind } } } } }`);
  expect((await approve("riyadh/gate-3")).errors[0]?.extensions).toMatchObject({
    code: "BAD_USER_INPUT",
    argument: "input.deviceId",
  });
  expect(await it.punches()).toEqual([]);
  const { data: approved, errors } = await approve("riyadh/gate-2");
  expect(errors).toEqual([]);
  const device = { serialNumber: "NEW1", push: { unreadableLines: 0, orders: [] } };
  expect(approved).toEqual({ approvePushNewcomer: { lines: 40, device } });
  expect(await it.punches()).toHaveLength(40);
  expect((await graph.ask(NEWCOMERS)).data).toEqual({ _entities: [{ pushNewcomers: [] }] });
  expect((await newcomer.handshake()).text).toMatch(/^GET OPTION FROM: NEW1/);
  const order = await graph.ask(`mutation { askPushReader(input: { deviceId: "riyadh/gate-2", order: SUM_PUNCHES,
    from: "2026-01-01T00:00:00", to: "2026-03-01T00:00:00" }) { order { id } } }`);
  expect(order.errors[0]?.message).toContain("31 days");
  await graph.close();
});
