/** A simulated reader as each driver reaches it. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import type {
  ReaderConnection,
  ReaderDriver,
  ReaderError,
  ReaderEvent,
  ReaderTarget,
} from "../../subgraphs/place/src/collector/reader-driver.ts";
import { createDriver } from "../../subgraphs/place/src/drivers/drivers.ts";
import { createSimulatedDriver } from "../../subgraphs/place/src/drivers/simulated.ts";

export type SimulatorOptions = Parameters<typeof createReaderSimulator>[0];

/** A driver, how it reaches a simulated reader, and what it does not do. */
export interface Candidate {
  readonly name: string;
  readonly options: Partial<SimulatorOptions>;
  readonly target: Partial<ReaderTarget>;
  readonly toDriver: (reader: ReaderSimulator) => ReaderDriver;
  readonly hasEvents: boolean;
  /** Notices by itself that the connection is gone. */
  readonly noticesLoss: boolean;
  /** What keeps the end of a log from coming. */
  readonly cut: Parameters<ReaderSimulator["control"]["fault"]>[0];
}

const CUT = { kind: "drop", afterBytes: 100_000 } as const;

/** Every driver, each asked the same. */
export const CANDIDATES: readonly Candidate[] = [
  {
    name: "zk-pull by TCP",
    options: {},
    target: {},
    toDriver: createDriver,
    hasEvents: true,
    noticesLoss: true,
    cut: CUT,
  },
  {
    name: "zk-pull by UDP",
    options: { hasUdp: true },
    target: { transport: "udp" },
    toDriver: createDriver,
    hasEvents: true,
    noticesLoss: false,
    cut: { kind: "lossyNetwork", count: 1_000 },
  },
  {
    name: "simulated",
    options: { isInMemory: true },
    target: {},
    toDriver: (reader) => createSimulatedDriver(() => reader.dial()),
    hasEvents: true,
    noticesLoss: true,
    cut: CUT,
  },
  {
    name: "node-zklib",
    options: {},
    target: { driver: "node-zklib" },
    toDriver: createDriver,
    hasEvents: false,
    noticesLoss: true,
    cut: CUT,
  },
];

/** Who is enrolled at the reader. */
export const USERS = Array.from({ length: 30 }, (_, i) => ({
  uid: i + 1,
  userId: String(1_000 + i),
  name: `Person ${i}`,
  privilege: i === 0 ? 14 : 0,
  card: i,
}));
/** What its clock shows. */
export const NOW = "2026-03-01T08:00:00";

/** How a reader is reached, all but its port. */
export const TARGET: Omit<ReaderTarget, "port"> = {
  host: "127.0.0.1",
  commKey: 0,
  textEncoding: "utf-8",
  recordLayout: "AUTO",
  sixteenByteOrder: "VERIFY_FIRST",
  connectTimeoutMs: 20_000,
  requestTimeoutMs: 20_000,
};

/** A reader, and how a driver gets to it. */
export class Stage {
  readonly reader: ReaderSimulator;
  readonly losses: ReaderError[] = [];
  readonly events: ReaderEvent[] = [];
  readonly #candidate: Candidate;
  readonly #ends: (() => Promise<void>)[] = [];

  constructor(candidate: Candidate, options: Partial<SimulatorOptions>) {
    const all = { users: USERS, clock: () => NOW, ...candidate.options, ...options };
    this.reader = createReaderSimulator({ serialNumber: "CONTRACT1", ...all });
    this.#candidate = candidate;
  }

  async start(): Promise<this> {
    await this.reader.start();
    this.#ends.push(() => this.reader.stop());
    return this;
  }

  async open(target: Partial<ReaderTarget> = {}, signal = new AbortController().signal): Promise<ReaderConnection> {
    const { toDriver, target: usual } = this.#candidate;
    const listener = {
      onEvent: (event: ReaderEvent) => void this.events.push(event),
      onLost: (error: ReaderError) => void this.losses.push(error),
    };
    const all = { ...TARGET, port: this.reader.address.port, ...usual, ...target };
    const connection = await toDriver(this.reader).open(all, listener, signal);
    this.#ends.push(() => connection.close());
    return connection;
  }

  async stop(): Promise<void> {
    for (const end of this.#ends.splice(0).toReversed()) await end();
  }
}
