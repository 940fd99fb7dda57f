import type { PlaceConfig } from "@biometricflow/config/place";
import { toCompleteness } from "../../subgraphs/place/src/domain/completeness.ts";
import type { PushFacts } from "../../subgraphs/place/src/domain/push/push-facts.ts";
import { createRandom, type Random } from "@biometricflow/reader-simulator/random";
import { PullReader, type PullReaderTerms } from "./pull-reader.ts";
import { type PushedCall, PushingReader, type PushingReaderTerms } from "./pushing-reader.ts";
import { Trace } from "./trace.ts";
import { VirtualTime } from "./virtual-time.ts";
import { WorldPlace } from "./world-place.ts";
import type { WorldReader } from "./world-reader.ts";

/** A reader of a world: read by connection or by datagrams, or calling by itself. */
export type ReaderTerms =
  | ({ readonly kind: "PULL" } & Omit<PullReaderTerms, "id" | "port" | "timeZone" | "people">)
  | ({ readonly kind: "PUSH" } & Pick<PushingReaderTerms, "rows" | "pollMs" | "hasNoSums">);

/** What a world is made of; everything else follows from its seed. */
export interface WorldTerms {
  readonly seed: string;
  readonly readers: readonly ReaderTerms[];
  /** Default Riyadh. */
  readonly timeZone?: string;
  /** Default 2026-03-01T05:00:00Z. */
  readonly startMs?: number;
  /** Default that of the product. */
  readonly heartbeatMs?: number;
  /** Enrolled on each reader; default 40. */
  readonly people?: number;
  /** Whether each write of the place takes its time; default false: it is on the disk at once. */
  readonly hasSlowDisk?: boolean;
  /** What the place does about clocks; default nothing but to tell. */
  readonly clock?: PlaceConfig["clock"];
}

const START_MS = Date.parse("2026-03-01T05:00:00Z");
const FIRST_PORT = 4_000;
const CLOCK: PlaceConfig["clock"] = { policy: "REPORT", above: 60, quiet: [], mostPerDay: 2, correctZone: false };

/** The last comparison with a reader that pushes, by the place's clock, and when it began in true time. */
interface Comparison {
  readonly beganMs: number;
  readonly atMs: number;
  readonly untilMs: number | undefined;
}

/** One place and its readers in this process, in virtual time, from one seed. */
export class World {
  readonly seed: string;
  readonly random: Random;
  readonly time: VirtualTime;
  readonly trace: Trace;
  readonly readers: readonly WorldReader[];
  readonly place: WorldPlace;
  /** When a reader was last said to be whole, in true time. */
  readonly claimedMs = new Map<string, number>();
  /** Codes of whatever collectors warned of. */
  readonly codes = new Set<string>();
  /** Errors of what runs beside the world's own steps. */
  readonly errors: unknown[] = [];
  /** Hears of each reader that comes to be COMPLETE, at that moment. */
  onComplete: (reader: WorldReader) => Promise<void> = async () => undefined;
  /** Hears of punches whose receipt was just acknowledged to a reader that pushes. */
  onAcknowledged: (reader: WorldReader, body: Buffer) => Promise<void> = async () => undefined;
  readonly #complete = new Set<string>();
  readonly #comparisons = new Map<string, Comparison>();

  constructor(terms: WorldTerms) {
    const { seed, timeZone = "Asia/Riyadh", startMs = START_MS, heartbeatMs = 5_000 } = terms;
    this.seed = seed;
    this.random = createRandom(`${seed} world`);
    const chance = createRandom(`${seed} chance`);
    this.time = new VirtualTime(startMs, () => chance.next());
    this.trace = new Trace(() => this.time.nowMs);
    const people = Array.from({ length: terms.people ?? 40 }, (_, index) => String(1_001 + index));
    this.readers = terms.readers.map((reader, index) => this.#makeReader(reader, index, { timeZone, people }));
    this.place = new WorldPlace({
      ...{
        config: this.#toConfig(timeZone, terms.clock ?? CLOCK),
        heartbeatMs,
        hasSlowDisk: terms.hasSlowDisk ?? false,
        time: this.time,
        trace: this.trace,
        random: () => chance.next(),
      },
      readers: this.readers.filter((reader) => reader instanceof PullReader),
      onCode: (code) => void this.codes.add(code),
      onFacts: (readerId, facts) => this.#onFacts(readerId, facts),
    });
  }

  /**
   * Lets it live while `body` runs; then the process has its own time again.
   *
   * @param beforeBoot what the place finds when it asks the readers for the first time.
   */
  async live<T>(body: () => Promise<T>, beforeBoot: () => Promise<void> = async () => undefined): Promise<T> {
    this.time.install();
    try {
      for (const reader of this.readers) {
        if (reader instanceof PullReader) await this.time.settle(reader.simulator.start());
        if (reader instanceof PushingReader) reader.start();
      }
      await beforeBoot();
      await this.time.settle(this.place.boot());
      return await body();
    } finally {
      await this.time.settle(this.place.stop());
      this.time.uninstall();
      this.place.remove();
    }
  }

  /** Does something beside whatever comes next. */
  beside(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.errors.push(error));
  }

  /** Does something after a while. */
  later(ms: number, work: () => Promise<unknown> | void): void {
    setTimeout(() => this.beside(Promise.resolve(work())), ms);
  }

  pull(index = 0): PullReader {
    const reader = this.readers[index];
    if (!(reader instanceof PullReader)) throw new TypeError(`reader ${index} is not read`);
    return reader;
  }

  #makeReader(
    terms: ReaderTerms,
    index: number,
    { timeZone, people }: { timeZone: string; people: readonly string[] },
  ) {
    const id = `gate-${index + 1}`;
    const around = { nowMs: () => this.time.nowMs, random: createRandom(`${this.seed} ${id}`) };
    if (terms.kind === "PULL") {
      return new PullReader({ ...terms, id, port: FIRST_PORT + index, timeZone, people }, around);
    }
    const server = async (call: PushedCall, body: Buffer) => {
      const told = await this.place.answer(call, body);
      const isPunches = call.target.includes("table=ATTLOG") && told.text.startsWith("OK: ");
      if (isPunches) this.beside(this.onAcknowledged(reader, body));
      return told;
    };
    const reader: PushingReader = new PushingReader({ ...terms, id, timeZone, people, server }, around);
    return reader;
  }

  #toConfig(timeZone: string, clock: PlaceConfig["clock"]): PlaceConfig {
    return {
      ...{ id: "world", name: "World", location: "World", timeZone, port: 1, host: "place.world", weekend: ["FRI"] },
      ...{ notBefore: "2015-01-01", futureToleranceMinutes: 10, recordPunch: { APP: "COUNTS", KIOSK: "COUNTS" } },
      clock,
      dailyRead: { at: "03:00", spreadMinutes: 120, quiet: [] },
      clearLog: { aloneAfterHours: 24 },
      addReaders: { allow: [], ports: { from: 4370, to: 4379 } },
      push: { port: 2, host: "place.world", allow: ["10.0.0.0/8"] },
      readers: this.readers.map(({ config }) => config),
    };
  }

  #onFacts(readerId: string, facts: object): void {
    const told = new Map<string, unknown>(Object.entries(facts));
    const isProved = told.get("provedMs") !== undefined && told.get("provedMs") === told.get("lastSeenMs");
    if (told.get("proof") !== undefined || isProved) this.claimedMs.set(readerId, this.time.nowMs);
    this.beside(this.#hearVerdict(readerId));
  }

  async #hearVerdict(readerId: string): Promise<void> {
    const reader = this.readers.find(({ id }) => id === readerId);
    if (reader === undefined || !this.place.isUp) return;
    const device = await this.place.ledger.readDevice(readerId);
    if (device.push !== undefined) this.#noteComparison(readerId, device.push);
    const { verdict } = toCompleteness(device, Date.now());
    const wasComplete = this.#complete.has(readerId);
    if (verdict !== "COMPLETE") this.#complete.delete(readerId);
    else if (!wasComplete) {
      this.#complete.add(readerId);
      await this.onComplete(reader);
    }
  }

  /** Sums prove what was made before their comparison began. */
  #noteComparison(readerId: string, { check, proof }: PushFacts): void {
    const known = this.#comparisons.get(readerId);
    if (proof !== undefined && known !== undefined && proof.untilMs !== known.untilMs) {
      this.claimedMs.set(readerId, known.atMs);
      this.#comparisons.set(readerId, { ...known, untilMs: proof.untilMs });
    }
    if (check === undefined || check.beganMs === known?.beganMs) return;
    this.#comparisons.set(readerId, { beganMs: check.beganMs, atMs: this.time.nowMs, untilMs: proof?.untilMs });
  }
}
