/** Readers that change their addresses on this machine, a place that visits them, and a search that goes on when it is told to. */
import { createReaderSimulator, type ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import { afterEach } from "vitest";
import { FIND_LIMITS, startReaderFinder } from "../../subgraphs/place/src/collector/finding/reader-finder.ts";
import type { ReaderDriver } from "../../subgraphs/place/src/collector/reader-driver.ts";
import type { ReaderPlan } from "../../subgraphs/place/src/collector/reader-plan.ts";
import { createDriver } from "../../subgraphs/place/src/drivers/drivers.ts";
import { findFreePort } from "../e2e/harness/free-ports.ts";
import { createTempDir, deviceStatus, eventually, startTestPlace, type TestPlace } from "./place-harness.ts";

const USERS = [{ uid: 1, userId: "1042", name: "Ahmad", privilege: 0, card: 0 }];
const LIMITS = { ...FIND_LIMITS, connectTimeoutMs: 500, requestTimeoutMs: 500 };

type ReaderOptions = Partial<Parameters<typeof createReaderSimulator>[0]>;
type Fields = Readonly<Record<string, unknown>>;

/** The address of this machine with that last number. */
export const toHost = (last: number): string => `127.0.0.${last}`;

/** One place and its readers, which all have the same port. */
export class FollowStage {
  readonly #dir: string;
  readonly port: number;
  readonly #ends: (() => Promise<void>)[] = [];
  /** By serial number, as it hung last. */
  readonly #readers = new Map<string, ReaderSimulator>();
  readonly #hanging = new Map<string, ReaderSimulator>();
  /** What the search said. */
  readonly said: Fields[] = [];
  /** What the search asked, `host:port`, and how many of them at the same time at most. */
  readonly asked: string[] = [];
  mostAtOnce = 0;
  /** How much later it is for the search. */
  laterMs = LIMITS.awayMs;
  #underWay = 0;
  #letLook: (() => void) | undefined;

  constructor(dir: string, port: number) {
    this.#dir = dir;
    this.port = port;
  }

  /** Starts a reader at an address, with the log that the one of its serial number had. */
  async hang(host: string, serialNumber: string, options: ReaderOptions = {}): Promise<ReaderSimulator> {
    const log = this.#readers.get(serialNumber)?.control.log().rows ?? [];
    const reader = createReaderSimulator({
      ...{ host, port: this.port, serialNumber, users: USERS, timeZone: "Asia/Riyadh", log },
      ...options,
    });
    await reader.start();
    this.#readers.set(serialNumber, reader);
    this.#hanging.set(host, reader);
    this.#ends.push(() => reader.stop());
    return reader;
  }

  /** Takes the reader away from an address. */
  async takeDown(host: string): Promise<void> {
    await this.#hanging.get(host)?.stop();
  }

  /** Starts the place with readers that were entered at these addresses. */
  async startPlace(hosts: readonly string[], plan: Partial<ReaderPlan> = {}): Promise<TestPlace> {
    const place = await startTestPlace(
      this.#dir,
      hosts.map((host) => ({ simulator: { address: { host, port: this.port } }, ...plan })),
    );
    let stopped: Promise<void> | undefined;
    const stop = (): Promise<void> => (stopped ??= place.stop());
    this.#ends.push(stop);
    return { ...place, stop };
  }

  /** Begins to look for the readers of a place; each search waits for `look`. */
  find(place: TestPlace, hosts: readonly string[]): () => Promise<void> {
    const note = (fields: Fields) => this.said.push(fields);
    const stop = startReaderFinder({
      ...{ readers: place.readers, ledger: place.ledger, hosts, limits: LIMITS, driver: this.#countQuestions() },
      clock: { nowMs: () => Date.now() + this.laterMs },
      timers: {
        delay: (ms, signal) => (ms === LIMITS.lookMs ? this.#untilLook(signal) : Promise.resolve()),
        yieldTurn: () => Promise.resolve(),
        monotonicMs: () => this.laterMs,
      },
      log: { info: note, warn: note },
    });
    this.#ends.push(stop);
    return stop;
  }

  /** Has one search begin, and end. */
  async look(): Promise<void> {
    const isWaiting = () => this.#letLook !== undefined;
    await eventually(isWaiting, "the search waits");
    this.#letLook?.();
    this.#letLook = undefined;
    await eventually(isWaiting, "the search has ended");
  }

  async end(): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await end();
  }

  #untilLook(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#letLook = resolve;
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  }

  #countQuestions(): ReaderDriver {
    const driver = createDriver();
    return {
      open: async (target, ...rest) => {
        this.asked.push(`${target.host}:${target.port}`);
        this.mostAtOnce = Math.max(this.mostAtOnce, ++this.#underWay);
        try {
          const connection = await driver.open(target, ...rest);
          const close = async (): Promise<void> => {
            await connection.close();
            this.#underWay--;
          };
          return { ...connection, close };
        } catch (error) {
          this.#underWay--;
          throw error;
        }
      },
    };
  }
}

/** Resolves when a reader is ONLINE. */
export const online = (place: TestPlace, readerId = "gate-1") =>
  eventually(async () => (await deviceStatus(place, readerId)) === "ONLINE", `${readerId} is online`);

/** Resolves when a reader cannot be read, for nothing or another reader is where it was. */
export const failed = (place: TestPlace, readerId: string, code: "DEVICE_REFUSED" | "DEVICE_DUPLICATE") =>
  eventually(async () => {
    const { fault, status } = await place.ledger.readDevice(readerId);
    const step = code === "DEVICE_REFUSED" ? "CONNECT" : "IDENTITY";
    return status === "OFFLINE" && fault?.code === code && fault.step === step;
  }, `${readerId} has ${code}`);

const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** A stage without a reader; it ends with the test. */
export async function openFollowStage(): Promise<FollowStage> {
  const temp = createTempDir();
  const stage = new FollowStage(temp.dir, await findFreePort());
  opened.push(async () => {
    await stage.end();
    temp.remove();
  });
  return stage;
}
