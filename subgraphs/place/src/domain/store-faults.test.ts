import { beforeEach, expect, it, vi } from "vitest";
import type { DeviceFault } from "./device.ts";
import { toShownFault } from "./device-fault.ts";
import type { LedgerWriter } from "./ledger.ts";
import { createStoreFaults, type StoreFaults } from "./store-faults.ts";

const DISK: DeviceFault = { code: "DISK_FULL", message: "The disk is full.", sinceMs: 1 };
const refuse = (code: string) => Promise.reject(Object.assign(new Error("no"), { code }));

let ofDisk: DeviceFault | undefined;
let outcome: () => Promise<void>;
let faults: StoreFaults;
let writer: LedgerWriter;

/** A writer that nobody should ask. */
function createSilentWriter(): LedgerWriter {
  const never = () => Promise.reject(new Error("not asked for"));
  return {
    registerReaders: never,
    announceReaders: never,
    openChannel: never,
    findRows: never,
    readDevice: never,
    listDevices: never,
    recordRows: never,
    recordTail: never,
    acceptFirstRead: never,
    releaseRows: never,
    recordEnrolments: never,
    readSlots: never,
    readVerifyCodes: never,
    readInLog: never,
    readLastInstant: never,
    recordFacts: never,
    recordClock: never,
  };
}

const CURSOR = { layout: "R40", slots: 0, end: 0, blanks: 0, anchor: "" } as const;

/** Every method with every argument that it may be given: one that is new or missing here does not compile. */
const CALLS: { readonly [Method in keyof LedgerWriter]: Required<Parameters<LedgerWriter[Method]>> } = {
  registerReaders: [[], "KEEP"],
  announceReaders: [[], 5],
  openChannel: [{ readerId: "_app", name: "App", address: "-", isEnabled: true, kind: "APP" }],
  findRows: [["digest"]],
  readDevice: ["gate-1"],
  listDevices: [],
  recordRows: ["gate-1", []],
  recordTail: ["gate-1", [], CURSOR],
  acceptFirstRead: ["gate-1", 5],
  releaseRows: [{ readerId: "gate-1", rowIds: [], by: "sara", note: "true", atMs: 5 }],
  recordEnrolments: ["gate-1", [], [250, 499]],
  readSlots: ["gate-1"],
  readVerifyCodes: [["digest"]],
  readInLog: [["digest"]],
  readLastInstant: ["gate-1"],
  recordFacts: ["gate-1", {}, "PROOF", []],
  recordClock: ["gate-1", {}, {}],
};

beforeEach(() => {
  ofDisk = undefined;
  outcome = async () => undefined;
  faults = createStoreFaults(
    () => ofDisk,
    () => 7,
  );
  writer = faults.watch({ ...createSilentWriter(), recordFacts: () => outcome() });
});

const write = (readerId: string) => writer.recordFacts(readerId, {});

it("are none while everything can be written", async () => {
  await write("gate-1");
  expect(faults.faultOf("gate-1")).toBeUndefined();
});

it.each(Object.entries(CALLS))(
  "are watched without a change to %s: all its arguments, its result",
  async (name, args) => {
    const method = vi.fn<(...given: unknown[]) => Promise<unknown>>().mockResolvedValue("its result");
    const watched = faults.watch({ ...createSilentWriter(), [name]: method });
    await expect(Reflect.apply(Reflect.get(watched, name), watched, args)).resolves.toBe("its result");
    expect(method).toHaveBeenCalledExactlyOnceWith(...args);
  },
);

it.each([
  ["SQLITE_FULL", "DISK_FULL"],
  ["SQLITE_READONLY_DBMOVED", "DISK_READ_ONLY"],
  ["SQLITE_IOERR_WRITE", "DISK_UNUSABLE"],
  ["SQLITE_CORRUPT", "STORE_DAMAGED"],
  ["STORE_UNREACHABLE", "STORE_UNREACHABLE"],
  ["53100", "STORE_FULL"],
  ["25006", "STORE_READ_ONLY"],
  ["XX001", "STORE_DAMAGED"],
])("are of the reader whose write failed with %s: %s", async (given, code) => {
  outcome = () => refuse(given);
  await expect(write("gate-1")).rejects.toThrow("no");
  expect(faults.faultOf("gate-1")).toMatchObject({ code, sinceMs: 7 });
  expect(faults.faultOf("gate-2")).toBeUndefined();
});

it("end with the next write of the reader", async () => {
  outcome = () => refuse("SQLITE_FULL");
  await expect(write("gate-1")).rejects.toThrow();
  outcome = async () => undefined;
  await write("gate-1");
  expect(faults.faultOf("gate-1")).toBeUndefined();
});

it("are no matter of a failure that is not the disk's", async () => {
  outcome = () => Promise.reject(new RangeError("the place has no reader"));
  await expect(write("gate-9")).rejects.toThrow();
  expect(faults.faultOf("gate-9")).toBeUndefined();
});

it("are everybody's while the disk itself is known to fail", () => {
  ofDisk = DISK;
  expect(faults.faultOf("gate-2")).toBe(DISK);
});

it("are shown before a reader's own fault, except of one that is switched off", () => {
  const own = { code: "DEVICE_TIMEOUT", message: "", sinceMs: 0 };
  expect(toShownFault({ status: "OFFLINE", fault: own }, DISK)).toBe(DISK);
  expect(toShownFault({ status: "OFFLINE", fault: own }, undefined)).toBe(own);
  expect(toShownFault({ status: "DISABLED" }, DISK)).toBeUndefined();
});
