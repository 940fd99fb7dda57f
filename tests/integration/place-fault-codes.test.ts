/** Every way in which a reader cannot be read: told apart by code, with the step at which it failed and what to do about it. */
import { once } from "node:events";
import { createServer } from "node:net";
import { join } from "node:path";
import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach, beforeEach, expect, it } from "vitest";
import { FAULT_ACTIONS } from "../../subgraphs/place/src/domain/fault-actions.ts";
import { startForeignReader } from "./foreign-reader.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { createTempDir, eventually, PLACE, startTestPlace, type TestPlace, type TestReader } from "./place-harness.ts";
import { open, startPeer } from "./zk-scripted-peer.ts";

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

type Simulated = Omit<Parameters<typeof createReaderSimulator>[0], "timeZone">;

const ROW = { userId: "1042", time: "2026-03-01T08:00:00", verify: 1, punch: 0 } as const;
const USER = { uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 } as const;

async function simulate(options: Partial<Simulated>) {
  const reader = createReaderSimulator({
    serialNumber: "SIM1",
    users: [USER],
    log: [ROW],
    ...options,
    timeZone: "Asia/Riyadh",
  });
  await reader.start();
  open.push({ close: () => reader.stop() });
  return reader;
}

async function peerAt(script: Parameters<typeof startPeer>[0]): Promise<TestReader> {
  const { port } = await startPeer(script);
  return { simulator: { address: { host: "127.0.0.1", port } } };
}

/** A port at which nothing listens any more. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  return typeof address === "object" && address !== null ? address.port : 0;
}

const at = (host: string, port: number): TestReader => ({ simulator: { address: { host, port } } });
const rowAt = (second: number, year = 2026) =>
  ({ pin: "1042", slot: 1, time: `${year}-03-01T08:00:0${second}` }) as const;

/** How each code comes about, over sockets; the last one is about two readers. */
const WAYS: Readonly<Record<keyof typeof FAULT_ACTIONS, readonly [step: string, make: () => Promise<TestReader[]>]>> = {
  DEVICE_UNREACHABLE: [
    "AUTHENTICATE",
    async () => [
      await peerAt(({ command }, { sockets }) => {
        if (command === 1000) return [{ command: 2005 }];
        for (const socket of sockets) socket.destroy();
        return undefined;
      }),
    ],
  ],
  DEVICE_NO_ROUTE: ["CONNECT", async () => [at("255.255.255.255", 4370)]],
  DEVICE_REFUSED: ["CONNECT", async () => [at("127.0.0.1", await freePort())]],
  DEVICE_TIMEOUT: ["CONNECT", async () => [await peerAt(() => undefined)]],
  DEVICE_BUSY: ["CONNECT", async () => [{ simulator: await simulate({ connectAnswer: 2001 }) }]],
  DEVICE_AUTH_FAILED: ["AUTHENTICATE", async () => [{ simulator: await simulate({ commKey: 12_345 }), commKey: 1 }]],
  DEVICE_REJECTED: ["CONNECT", async () => [{ simulator: await simulate({ connectAnswer: 65_535 }) }]],
  DEVICE_PUSH_ONLY: ["CONNECT", async () => [{ simulator: await simulate({ connectAnswer: 6001 }) }]],
  DEVICE_UNSUPPORTED_FIRMWARE: ["CONNECT", async () => [{ simulator: await simulate({ connectAnswer: 4711 }) }]],
  DEVICE_LOG_NOT_OFFERED: [
    "LOG",
    async () => {
      const simulator = await simulate({});
      await simulator.control.fault({ kind: "oddAnswer", command: 13, code: 4989 });
      return [{ simulator }];
    },
  ],
  DEVICE_PROTOCOL_ERROR: [
    "CONNECT",
    async () => [
      await peerAt((_request, peer) => {
        peer.sendRaw(Buffer.alloc(32, "garbage"));
        return [];
      }),
    ],
  ],
  DEVICE_READ_HELD: [
    "LOG",
    async () => [{ simulator: await startForeignReader({ rows: [rowAt(1, 2012), rowAt(2, 2012)], users: [] }) }],
  ],
  DEVICE_REPLACED: ["IDENTITY", async () => [{ simulator: await simulate({ serialNumber: "OTHER" }) }]],
  DEVICE_AT_OTHER_PLACE: ["IDENTITY", async () => [{ simulator: await simulate({}) }]],
  DEVICE_PLACE_UNDECIDED: ["IDENTITY", async () => [{ simulator: await simulate({}) }]],
  DEVICE_DUPLICATE: [
    "IDENTITY",
    async () => {
      const simulator = await simulate({});
      return [{ simulator }, { simulator }];
    },
  ],
};

interface Shown {
  readonly fault: { readonly code: string; readonly step: string; readonly action: string } | null;
}

const readFaults = async (it: TestPlace) => {
  const { data } = await it.query<{ devices: { edges: { node: Shown }[] } }>(
    "{ devices { edges { node { fault { code step action } } } } }",
  );
  return data.devices.edges.flatMap(({ node: { fault } }) => fault ?? []);
};

it.each(Object.entries(WAYS))(
  "tells %s apart from every other failure, with its step and what to do",
  async (code, [step, make]) => {
    const readers = await make();
    if (code === "DEVICE_REPLACED") await meetBefore();
    if (code === "DEVICE_AT_OTHER_PLACE") await tellOfOther();
    const hasDirectory = () => code === "DEVICE_PLACE_UNDECIDED";
    const started = await startTestPlace(temp.dir, readers, undefined, undefined, undefined, hasDirectory);
    place = started;
    await eventually(async () => (await readFaults(started)).length > 0, "the fault");
    const [fault] = await readFaults(started);
    expect(fault).toEqual({ code, step, action: expect.stringMatching(/^[A-Z][^.]{20,}.*\.$/) });
    expect(started.warnings.some((warning) => warning["code"] === code)).toBe(true);
  },
);

/** The place was told that its reader is another place's. */
async function tellOfOther(): Promise<void> {
  const ledger = openSqliteLedger(join(temp.dir, "ledger.sqlite"), PLACE.id);
  await ledger.registerReaders([{ readerId: "gate-1", name: "Gate", address: "-", isEnabled: true }]);
  await ledger.recordFacts("gate-1", { claim: { state: "ELSEWHERE", serialNumber: "SIM1", place: "cairo" } });
  await ledger.close();
}

/** The place knows the reader that hung here before. */
async function meetBefore(): Promise<void> {
  const before = await startTestPlace(temp.dir, [{ simulator: await simulate({ serialNumber: "SIM1" }) }]);
  await eventually(async () => (await before.ledger.readDevice("gate-1")).status === "ONLINE", "online");
  await before.stop();
}

it("gives every code an action of its own", () => {
  const actions = Object.values(FAULT_ACTIONS);
  expect(new Set(actions).size).toBe(actions.length);
});

it("sets rows from before the reader hung here aside by a reason of its own, and that is no fault", async () => {
  const simulator = await simulate({ log: [ROW, { ...ROW, time: "2026-03-03T08:00:00" }] });
  const limits = { notBefore: "2015-01-01", futureToleranceMinutes: 10, since: "2026-03-02" };
  const started = await startTestPlace(temp.dir, [{ simulator, limits }]);
  place = started;
  await eventually(async () => (await started.ledger.readDevice("gate-1")).status === "ONLINE", "online");
  const { entries } = await started.ledger.readFeed(0, 100);
  expect(entries.flatMap(({ kind, row }) => (kind === "PUNCH" ? [row?.setAside] : []))).toEqual([
    "BEFORE_ASSIGNMENT",
    undefined,
  ]);
  expect(await readFaults(started)).toEqual([]);
});
