import { expect, it } from "vitest";
import type { DeviceRecord } from "../../domain/device.ts";
import type { ReaderPlan } from "../reader-plan.ts";
import {
  type LostReader,
  listDue,
  listLost,
  type SearchGround,
  toFindings,
  toQuestions,
  toStates,
} from "./reader-search.ts";

const PLAN: ReaderPlan = {
  readerId: "gate-1",
  host: "10.0.0.1",
  port: 4370,
  commKey: 0,
  mode: { kind: "LIVE" },
  zone: { timeZone: "Asia/Riyadh" },
  limits: { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: undefined },
  textEncoding: "utf-8",
  recordLayout: "AUTO",
  sixteenByteOrder: "VERIFY_FIRST",
};
const plan = (number: number, changes: Partial<ReaderPlan> = {}): ReaderPlan => ({
  ...PLAN,
  ...{ readerId: `gate-${number}`, host: `10.0.0.${number}` },
  ...changes,
});

/** A reader whose address says nothing any more. */
const device = (number: number, changes: Partial<DeviceRecord> = {}): DeviceRecord => ({
  ...{ id: `riyadh/gate-${number}`, readerId: `gate-${number}`, name: "Gate", nameKey: "gate", isEnabled: true },
  ...{ address: `10.0.0.${number}:4370`, serialNumber: `SN${number}`, status: "OFFLINE", lastSeenMs: 0 },
  ...{ rowsStored: 0, rowsSetAside: 0, newSinceProof: 0 },
  fault: { code: "DEVICE_TIMEOUT", message: "no answer", step: "CONNECT", sinceMs: 0 },
  ...changes,
});
const failing = (code: string, step: "CONNECT" | "AUTHENTICATE" | "IDENTITY" | "LOG") => ({
  fault: { code, message: "", step, sinceMs: 0 },
});
const exchanged = failing("DEVICE_DUPLICATE", "IDENTITY");
const lost = (number: number, changes: Partial<LostReader> = {}): LostReader => ({
  ...{ plan: plan(number), serialNumber: `SN${number}`, address: `10.0.0.${number}:4370` },
  ...{ isOtherThere: false, lastSeenMs: 0 },
  ...changes,
});
const ask = (ground: Partial<SearchGround>) => {
  const readers = ground.due ?? [];
  const questions = toQuestions({ due: readers, lost: readers, devices: [], hosts: [], ...ground });
  return questions.map(({ plan: { host, port }, readerIds }) => [`${host}:${port}`, ...readerIds]);
};

it.each<[string, Partial<DeviceRecord>, boolean]>([
  ["does not answer", {}, true],
  ["refuses to connect", failing("DEVICE_REFUSED", "CONNECT"), true],
  ["has another one in its stead", failing("DEVICE_REPLACED", "IDENTITY"), true],
  ["has another one of the place in its stead", exchanged, true],
  ["is there and refuses the key", failing("DEVICE_AUTH_FAILED", "AUTHENTICATE"), false],
  ["was lost while its log was read, which a next visit tells more of", failing("DEVICE_TIMEOUT", "LOG"), false],
  ["is online", { status: "ONLINE", fault: undefined }, false],
  ["is switched off", { status: "DISABLED" }, false],
  ["has never said its serial number", { serialNumber: undefined }, false],
])("a reader that %s is lost, or not", (_what, changes, isLost) => {
  expect(listLost([plan(1)], [device(1, changes)])).toHaveLength(isLost ? 1 : 0);
});

it("looks for none whose serial number another reader of the place has", () => {
  const twin = device(2, { serialNumber: "SN1", rowsStored: 5, status: "ONLINE" });
  expect(listLost([plan(1)], [device(1, exchanged), twin])).toEqual([]);
});

it("gives a reader that is away a minute to come back, and looks at once for one in whose stead another answers", () => {
  const readers = [lost(1, { lastSeenMs: 1_000 }), lost(2, { isOtherThere: true, lastSeenMs: 1_000 })];
  const due = (nowMs: number) =>
    listDue(readers, new Map(), { nowMs, monotonicMs: 0, awayMs: 60_000 }).map((each) => each.serialNumber);
  expect([due(60_999), due(61_000)]).toEqual([["SN2"], ["SN1", "SN2"]]);
});

it("looks ever more rarely, up to each hour, and anew for one that was back in between", () => {
  const times = { awayMs: 0, again: { firstMs: 60_000, lastMs: 3_600_000 } };
  const reader = lost(1);
  const questions = toQuestions({ due: [reader], lost: [reader], devices: [], hosts: ["10.0.0.9"] });
  let states: ReturnType<typeof toStates> = new Map();
  const waits = Array.from({ length: 8 }, () => {
    states = toStates([reader], states, { questions, monotonicMs: 0, times });
    return (states.get("gate-1")?.nextMs ?? 0) / 60_000;
  });
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 60, 60]);
  const at = (monotonicMs: number) => listDue([reader], states, { nowMs: 9e9, monotonicMs, awayMs: 0 }).length;
  expect([at(3_599_999), at(3_600_000)]).toEqual([0, 1]);
  expect(toStates([], states, { questions: [], monotonicMs: 0, times })).toEqual(new Map());
});

it("lets one for which nobody could be asked wait for nothing", () => {
  const times = { awayMs: 0, again: { firstMs: 60_000, lastMs: 3_600_000 } };
  expect(toStates([lost(1)], new Map(), { questions: [], monotonicMs: 0, times })).toEqual(new Map());
});

it("asks allowed addresses at the reader's own port, without its own and those of readers that are visited", () => {
  const readers = [lost(1, { plan: plan(1, { port: 4371 }), address: "10.0.0.1:4371" })];
  const devices = [device(1), device(2, { status: "ONLINE", address: "10.0.0.2:4371" })];
  const hosts = ["10.0.0.1", "10.0.0.2", "10.0.0.3"];
  expect(ask({ due: readers, devices, hosts })).toEqual([["10.0.0.3:4371", "gate-1"]]);
});

it("asks an address once for readers that are asked in the same way, and again with another key", () => {
  const readers = [lost(1), lost(2), lost(3, { plan: plan(3, { commKey: 5 }) })];
  expect(ask({ due: readers, hosts: ["10.0.0.9"] })).toEqual([
    ["10.0.0.9:4370", "gate-1", "gate-2"],
    ["10.0.0.9:4370", "gate-3"],
  ]);
});

it("asks nobody where nothing is allowed, but where readers of the place were exchanged, and where one was entered", () => {
  expect(ask({ due: [lost(1), lost(2)] })).toEqual([]);
  const pair = [lost(1, { isOtherThere: true }), lost(2, { isOtherThere: true })];
  expect(ask({ due: pair, devices: [device(1, exchanged), device(2, exchanged)] })).toEqual([
    ["10.0.0.2:4370", "gate-1"],
    ["10.0.0.1:4370", "gate-2"],
  ]);
  expect(ask({ due: [lost(1, { address: "10.0.0.8:4370" })] })).toEqual([["10.0.0.1:4370", "gate-1"]]);
});

it("finds a reader where its own serial number was stated once, and none where it was twice", () => {
  const reader = lost(1);
  const questions = toQuestions({ due: [reader], lost: [reader], devices: [], hosts: ["10.0.0.8", "10.0.0.9"] });
  const state = (...serials: readonly string[]) =>
    serials.flatMap((serialNumber, index) => {
      const question = questions[index];
      return question === undefined ? [] : [{ question, serialNumber }];
    });
  expect(toFindings([reader], state("SN7", "SN1"))).toMatchObject([{ kind: "FOUND", plan: { host: "10.0.0.9" } }]);
  expect(toFindings([reader], state("SN7", "SN10"))).toEqual([]);
  const addresses = ["10.0.0.8:4370", "10.0.0.9:4370"];
  expect(toFindings([reader], state("SN1", "SN1"))).toEqual([{ kind: "CONFLICT", reader, addresses }]);
});

it("does not follow a reader that was not looked for at that address", () => {
  const [reader, other] = [lost(1), lost(2, { plan: plan(2, { commKey: 5 }) })];
  const [question] = toQuestions({ due: [reader], lost: [reader], devices: [], hosts: ["10.0.0.9"] });
  if (question === undefined) throw new Error("one address is asked");
  expect(toFindings([reader, other], [{ question, serialNumber: "SN2" }])).toEqual([]);
});
