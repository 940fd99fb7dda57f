/** What is changed on a reader: written, read back, and nobody is kept from punching for longer than it takes. */
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { clearLog } from "@biometricflow/zk/client/clear-log";
import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { readTime } from "@biometricflow/zk/client/read-time";
import { readUsers } from "@biometricflow/zk/client/read-users";
import { restartReader } from "@biometricflow/zk/client/restart-reader";
import { unlockDoor } from "@biometricflow/zk/client/unlock-door";
import { removeUser, writeUser } from "@biometricflow/zk/client/write-user";
import { writeTime } from "@biometricflow/zk/client/write-time";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import { afterEach, expect, it } from "vitest";
import { readUserSet } from "../../packages/zk/src/client/read-users.ts";
import { connectTo, type Script } from "./zk-scripted-peer.ts";

type SimulatorOptions = Omit<Parameters<typeof createReaderSimulator>[0], "serialNumber">;

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of opened.splice(0).toReversed()) await end();
});

const OMAR = { uid: 3, userId: "1042", name: "Omar Said", privilege: 14, card: 77, password: "4711" };
const NEW = { pin: "2000", name: "عمر بن الخطاب", privilegeCode: 0, isDisabled: false, cardNumber: 123_456_789 };

async function startReader(options: SimulatorOptions = {}) {
  const simulator = createReaderSimulator({ serialNumber: "W1", users: [OMAR], ...options });
  await simulator.start();
  opened.push(() => simulator.stop());
  const { host, port } = simulator.address;
  const ignore = (): void => undefined;
  const settings = { commKey: 0, requestTimeoutMs: 10_000, onEvent: ignore, onClose: ignore };
  const open = createTcpOpener({ host, port, connectTimeoutMs: 10_000 });
  const reader = await connectReader(open, settings, new AbortController().signal);
  opened.push(() => reader.close());
  return { simulator, reader };
}

it.each([72, 28, 120] as const)("enrols a user in a free slot of a reader with records of %i bytes", async (size) => {
  const { reader, simulator } = await startReader({ userRecordSize: size });
  const name = size === 28 ? "عمر" : NEW.name;
  const written = await writeUser(reader, { ...NEW, name });
  expect(written).toEqual({ ...NEW, name, slot: 1 });
  expect((await readUsers(reader)).users.map(({ pin }) => pin).toSorted()).toEqual(["1042", "2000"]);
  expect(simulator.control.stats().commands["1013"]).toBe(1);
});

it("changes what is told of a user and leaves the password that the reader has", async () => {
  const { reader } = await startReader();
  const changed = { pin: "1042", name: "Omar S.", privilegeCode: 0, isDisabled: true, cardNumber: 0 };
  expect(await writeUser(reader, changed)).toEqual({ ...changed, slot: 3 });
  const { payload } = await readUserSet(reader, undefined);
  expect(payload.toString("latin1", 3, 11)).toBe("4711\0\0\0\0");
});

it("cuts a name at a character, and says what the reader keeps", async () => {
  const { reader } = await startReader();
  const { name } = await writeUser(reader, { ...NEW, name: "محمد عبد الرحمن السيد" });
  expect(name).toBe("محمد عبد الرح");
});

it.each([
  ["a PIN of more than 24 bytes", { pin: "1".repeat(25) }, {}],
  ["no PIN", { pin: "" }, {}],
  ["a PIN with leading zeros where numbers are kept", { pin: "007" }, { userRecordSize: 28 }],
  ["a name with a control character", { name: "a\u0007b" }, {}],
] as const)("refuses %s before anything is written", async (_name, part, options) => {
  const { reader, simulator } = await startReader(options);
  await expect(writeUser(reader, { ...NEW, ...part })).rejects.toMatchObject({ code: "BAD_TEXT" });
  expect(simulator.control.stats().commands["8"]).toBeUndefined();
  expect(simulator.control.stats().commands["1003"]).toBeUndefined();
});

it("does not write to a reader that has no user to show how it keeps them", async () => {
  const { reader } = await startReader({ users: [] });
  await expect(writeUser(reader, NEW)).rejects.toMatchObject({ code: "DEVICE_REJECTED" });
});

it("removes a user, and says when there is none", async () => {
  const { reader } = await startReader();
  await writeUser(reader, NEW);
  expect(await removeUser(reader, "1042")).toMatchObject({ pin: "1042" });
  expect((await readUsers(reader)).users.map(({ pin }) => pin)).toEqual(["2000"]);
  expect(await removeUser(reader, "1042")).toBeUndefined();
});

it("lets people punch again when the reader refuses in the middle", async () => {
  const { reader, simulator } = await startReader();
  await simulator.control.fault({ kind: "oddAnswer", command: 8, code: 2001 });
  await expect(writeUser(reader, NEW)).rejects.toMatchObject({ code: "DEVICE_REJECTED", step: "USERS" });
  expect(simulator.control.stats().commands).toMatchObject({ 1002: 1, 1003: 1 });
  expect(() => simulator.control.punch({ pin: "1042" })).not.toThrow();
});

it("asks a reader to enable itself should this side be gone", async () => {
  const { reader, simulator } = await startReader();
  await simulator.control.fault({ kind: "oddAnswer", command: 1002, code: 2001 });
  await writeUser(reader, NEW);
  expect(() => simulator.control.punch({ pin: "1042" })).toThrow(expect.objectContaining({ code: "DEVICE_DISABLED" }));
  const disables: Buffer[] = [];
  const script: Script = ({ command, data }) => {
    if (command === 1003) disables.push(data);
    return [{ command: command === 50 ? 2001 : 2000 }];
  };
  const other = await connectTo(script);
  await clearLog(other.reader, 0).catch(() => undefined);
  expect(disables.map((data) => data.readUInt32LE(0))).toEqual([30]);
});

it("does not believe a reader that acknowledges and keeps nothing", async () => {
  const { reader, simulator } = await startReader();
  await simulator.control.fault({ kind: "oddAnswer", command: 8, code: 2000 });
  await expect(writeUser(reader, NEW)).rejects.toMatchObject({ code: "DEVICE_PROTOCOL_ERROR" });
  await simulator.control.fault({ kind: "oddAnswer", command: 18, code: 2000 });
  await expect(removeUser(reader, "1042")).rejects.toMatchObject({ code: "DEVICE_PROTOCOL_ERROR" });
  await simulator.control.fault({ kind: "oddAnswer", command: 202, code: 2000 });
  await expect(writeTime(reader, "2031-01-01T00:00:00")).rejects.toMatchObject({ code: "DEVICE_PROTOCOL_ERROR" });
});

it("sets the clock and says what it shows then", async () => {
  const { reader } = await startReader();
  expect(await writeTime(reader, "2031-05-06T07:08:09")).toMatch(/^2031-05-06T07:08:(09|1\d)$/);
  expect(await readTime(reader)).toMatch(/^2031-05-06T07:08:/);
  expect(() => writeTime(reader, "2031-02-30T00:00:00")).toThrow(TypeError);
});

it("clears a log only while the reader counts the rows that are stored", async () => {
  const { reader, simulator } = await startReader();
  simulator.control.punch({ pin: "1042" });
  await expect(clearLog(reader, 0)).rejects.toMatchObject({ code: "DEVICE_REJECTED" });
  expect(simulator.control.log().rows).toHaveLength(1);
  await clearLog(reader, 1);
  expect(simulator.control.log().rows).toEqual([]);
  expect(() => simulator.control.punch({ pin: "1042" })).not.toThrow();
});

it("restarts a reader, which ends the connection, and opens a door", async () => {
  const { reader, simulator } = await startReader();
  await unlockDoor(reader, 3);
  expect(simulator.control.stats().commands["31"]).toBe(1);
  await expect(unlockDoor(reader, 0)).rejects.toThrow(RangeError);
  await restartReader(reader);
  await expect.poll(() => reader.line.ended.aborted).toBe(true);
});
