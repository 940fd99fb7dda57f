import type { PlaceConfig } from "@biometricflow/config/place";
import { startCollectors } from "../../subgraphs/place/src/collector/collectors.ts";
import {
  toDeviceSetups,
  toPushPlans,
  toReaderPlans,
  toServices,
} from "../../subgraphs/place/src/collector/from-config.ts";
import { PushDesk } from "../../subgraphs/place/src/collector/push/push-desk.ts";
import { type CollectorTiming, DEFAULT_TIMING } from "../../subgraphs/place/src/collector/reader-plan.ts";
import { systemTimers } from "../../subgraphs/place/src/collector/timers.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import type { PushHandler } from "../../subgraphs/place/src/domain/push/push-handler.ts";
import type { ReadPool } from "../../subgraphs/place/src/domain/read-pool.ts";
import { createStoreFaults } from "../../subgraphs/place/src/domain/store-faults.ts";
import { createZkPullDriver } from "../../subgraphs/place/src/drivers/zk-pull.ts";
import { createZkPushHandler, encodePerson, readKeptLine } from "../../subgraphs/place/src/drivers/zk-push.ts";
import { createInlineReadPool } from "../../subgraphs/place/src/store/inline-read-pool.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { openSqlitePushStore } from "../../subgraphs/place/src/store/sqlite/push.ts";
import { systemClock } from "../../subgraphs/place/src/system-clock.ts";
import { type LinkedReader, ProcessSockets } from "./place-side.ts";
import { type DeathPoint, ProcessLife } from "./process-life.ts";
import type { PushedCall } from "./pushing-reader.ts";
import type { Trace } from "./trace.ts";
import type { VirtualTime } from "./virtual-time.ts";
import { WorldDisk } from "./world-disk.ts";

const IDENTITY_KEY = Buffer.alloc(32, 7);
const WRITES = new Set([
  ...["recordRows", "recordTail", "recordFacts", "recordClock", "recordEnrolments", "acceptFirstRead", "releaseRows"],
  ...["keepWaiting", "dropWaiting", "keepUnreadable", "addOrder", "noteDelivered", "endOrder"],
]);
const isWrite = (method: string): boolean => WRITES.has(method);

/** What a place of a world is made of. */
export interface WorldPlaceTerms {
  readonly config: PlaceConfig;
  readonly heartbeatMs: number;
  readonly hasSlowDisk: boolean;
  readonly readers: readonly LinkedReader[];
  readonly time: VirtualTime;
  readonly trace: Trace;
  readonly random: () => number;
  /** Hears what came to be known of a reader, once it is on the disk. */
  readonly onFacts: (readerId: string, facts: object) => void;
  /** Hears the code of whatever a collector warns of. */
  readonly onCode: (code: string) => void;
}

interface Process {
  readonly life: ProcessLife;
  readonly sockets: ProcessSockets;
  /** As the world looks at it, past whatever is in the way of the process. */
  readonly ledger: Ledger;
  readonly reads: ReadPool;
  readonly handler: PushHandler;
  readonly stop: () => Promise<void>;
  readonly closeFiles: () => Promise<void>;
}

/** A place whose process is started, stopped, killed and started again over the same disk. */
export class WorldPlace {
  readonly disk = new WorldDisk();
  /** A process was begun and has not died. */
  #process: Process | undefined;
  readonly #terms: WorldPlaceTerms;

  constructor(terms: WorldPlaceTerms) {
    this.#terms = terms;
  }

  get isUp(): boolean {
    return this.#process !== undefined && !this.#process.life.isDead;
  }

  /** @throws {Error} while nothing runs. */
  get ledger(): Ledger {
    return this.#running.ledger;
  }

  /** How those read who ask the place; at once, in this thread. @throws {Error} while nothing runs. */
  get reads(): ReadPool {
    return this.#running.reads;
  }

  get #running(): Process {
    if (this.#process === undefined) throw new Error("the place does not run");
    return this.#process;
  }

  /** Starts it, as `startPlace` does. */
  async boot(): Promise<void> {
    const { config, trace, time } = this.#terms;
    const sockets = new ProcessSockets(trace);
    const life = new ProcessLife(this.disk, {
      takesMs: this.#terms.hasSlowDisk ? () => this.#toLittleMs() : undefined,
      onWrite: (method, args) => this.#onWrite(method, args),
    });
    const ledger = openSqliteLedger(this.disk.file, config.id);
    const store = openSqlitePushStore(this.disk.file, config.id);
    await ledger.registerReaders(toDeviceSetups(config));
    await ledger.announceReaders(toServices(config), time.nowMs + time.wallOffsetMs);
    const parts = { life, sockets, own: life.guard(ledger, isWrite) };
    const collectors = this.#collect(parts);
    const desk = new PushDesk(toPushPlans(config), {
      ...{ ledger: parts.own, store: life.guard(store, isWrite), clock: systemClock, identityKey: IDENTITY_KEY },
      ...{ timers: this.#toTimers(life), log: this.#toLog(life), parseLine: readKeptLine, encodePerson },
    });
    await desk.load();
    const ending = new AbortController();
    const watching = desk.watch(ending.signal, () => true);
    this.#process = {
      ...{ life, sockets, ledger, reads: createInlineReadPool(ledger), handler: createZkPushHandler(desk) },
      stop: async () => {
        ending.abort();
        await Promise.all([collectors.stop(), watching]);
      },
      closeFiles: async () => {
        await store.close();
        await ledger.close();
      },
    };
    trace.tell("the place starts");
  }

  /** Ends it as an operator does. */
  async stop(): Promise<void> {
    const process = this.#take();
    if (process === undefined) return;
    await process.stop();
    process.life.isDead = true;
    await process.closeFiles();
    this.#terms.trace.tell("the place stopped");
  }

  /** It is gone at once. @param unseenMs until the readers notice */
  async kill(unseenMs: number): Promise<void> {
    const process = this.#take();
    if (process === undefined) return;
    process.life.die();
    await this.#bury(process, unseenMs);
    this.#terms.trace.tell(`the place died, unseen for ${unseenMs} ms`);
  }

  /** It is gone in one of its next writes. @param method of this name; any when omitted */
  killInWrite(writes: number, point: DeathPoint, share: number, method?: string): void {
    const process = this.#process;
    process?.life.dieInWrite({ writes, point, share, method }, () => {
      if (this.#process === process) this.#process = undefined;
      this.#terms.trace.tell(`the place died in a write: ${point}`);
      void this.#bury(process, 1);
    });
  }

  /** Whatever death was ahead of it is called off. */
  spare(): void {
    this.#process?.life.spare();
  }

  /** Whether it can write. */
  setDiskFull(isFull: boolean): void {
    if (this.#process !== undefined) this.#process.life.isDiskFull = isFull;
  }

  /** Answers a reader that calls. @throws when nobody is there */
  async answer(call: PushedCall, body: Buffer): Promise<{ readonly status: number; readonly text: string }> {
    const process = this.#process;
    if (process === undefined) throw new Error("connection refused");
    const admission = process.handler.admit(call);
    this.#terms.trace.note(`${call.method} ${call.target} ${body.length} ${admission.kind}`);
    if (admission.kind === "CUT") throw new Error("the line was cut");
    if (admission.kind === "NOT_FOUND") return { status: 404, text: "" };
    const given = admission.kind === "READ" ? body : Buffer.alloc(0);
    return { status: 200, text: String(await process.life.alive(process.handler.answer(call, given))) };
  }

  remove(): void {
    this.disk.remove();
  }

  #take(): Process | undefined {
    const process = this.#process;
    this.#process = undefined;
    return process;
  }

  async #bury(process: Process | undefined, unseenMs: number): Promise<void> {
    process?.sockets.end(unseenMs);
    await process?.closeFiles();
    this.disk.sweep();
  }

  #onWrite(method: string, [readerId, facts]: readonly unknown[]): void {
    const { trace, onFacts } = this.#terms;
    trace.note(`${method} ${String(readerId)}`);
    if (method === "recordFacts" && typeof facts === "object" && facts !== null) onFacts(String(readerId), facts);
  }

  #collect({ life, sockets, own }: { life: ProcessLife; sockets: ProcessSockets; own: Ledger }) {
    const { config, readers, random, time } = this.#terms;
    const nowMs = (): number => time.nowMs + time.wallOffsetMs;
    const byPort = new Map(
      config.readers.flatMap(({ id, port }) => readers.flatMap((it) => (it.id === id ? ([[port, it]] as const) : []))),
    );
    const driver = createZkPullDriver((target) => {
      const reader = byPort.get(target.port);
      if (reader === undefined) throw new TypeError(`no reader at port ${target.port}`);
      return sockets.toOpener(reader, target.transport === "udp");
    });
    return startCollectors(toReaderPlans(config), {
      ledger: createStoreFaults(() => undefined, nowMs).watch(own),
      ...{
        clock: systemClock,
        timers: this.#toTimers(life),
        random,
        log: this.#toLog(life),
        identityKey: IDENTITY_KEY,
      },
      driver: { open: (...args) => life.alive(driver.open(...args)) },
      timing: this.#toTiming(),
    });
  }

  #toTiming(): CollectorTiming {
    return { ...DEFAULT_TIMING, heartbeatMs: this.#terms.heartbeatMs };
  }

  /** A process that is dead waits for ever; one that lives comes a little late, as a loaded machine does. */
  #toTimers(life: ProcessLife): typeof systemTimers {
    return {
      delay: (ms, signal) => life.alive(systemTimers.delay(ms + this.#toLittleMs(), signal)),
      yieldTurn: () => life.alive(systemTimers.yieldTurn()),
      monotonicMs: () => systemTimers.monotonicMs(),
    };
  }

  #toLittleMs(): number {
    return Math.floor(this.#terms.random() * 40) / 8;
  }

  #toLog(life: ProcessLife) {
    const { trace, onCode } = this.#terms;
    const write = ({ readerId = "place", code, cause }: Readonly<Record<string, unknown>>, message: string): void => {
      if (life.isDead) return;
      trace.tell([readerId, message, code, cause].filter(Boolean).join(" "));
      if (typeof code === "string") onCode(code);
    };
    return { info: write, warn: write };
  }
}
