import type { PunchedRow } from "@biometricflow/reader-simulator/attendance-log";
import type { ReaderControl } from "@biometricflow/reader-simulator/control";
import { toLocal, toWallSeconds } from "@biometricflow/reader-simulator/device-time";
import type { PushServer } from "@biometricflow/reader-simulator/push/push-http";
import { PushReader } from "@biometricflow/reader-simulator/push/push-reader";
import type { PunchInput } from "@biometricflow/reader-simulator/reader-state";
import type { ReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";
import type { SimulatedUser } from "@biometricflow/reader-simulator/user-records";

const TURN_MS = 1_000;
/** What the place tells firmware: a request for commands each ten seconds. */
const POLL_MS = 10_000;
/** The operation by which somebody emptied the attendance log. */
const CLEARED = 23;
const CLEARING: readonly string[] = ["clear", "clearAndRegrow"];

/** What a reader that pushes is made of. */
export interface PushingReaderOptions {
  /** Its log, its clock, and its port, which answers that it speaks push only. */
  readonly simulator: ReaderSimulator;
  readonly users: readonly SimulatedUser[];
  /** Where it calls. */
  readonly server: PushServer;
  readonly commKey: number;
  /** Its wall clock. */
  readonly clock: () => string;
}

/** A simulated reader that calls its place by itself, each second while it has something to tell. */
export class PushingReader {
  /** As the simulator's; what happens to its port and its log happens to its calls. */
  readonly control: ReaderControl;
  readonly #options: PushingReaderOptions;
  readonly #reader: PushReader;
  #timer: NodeJS.Timeout | undefined;
  #turn: Promise<void> = Promise.resolve();
  #isOver = false;
  #isGreeted = false;
  /** On the process's clock: no call before. */
  #silentUntilMs = 0;
  #nextPollMs = 0;
  #clearedAt: string | undefined;
  /** When each PIN punched last. */
  readonly #secondOf = new Map<string, number>();

  constructor(options: PushingReaderOptions) {
    this.#options = options;
    const { simulator, users, server, commKey } = options;
    this.#reader = new PushReader({
      serialNumber: () => simulator.serial,
      server,
      rows: simulator.control.log().rows,
      people: users.map(({ userId, name, card }) => ({ userId, name, card })),
      ...(commKey === 0 ? {} : { commKey: String(commKey) }),
    });
    this.control = this.#watch(simulator.control);
  }

  /** Begins to call; until the place listens it tries again. */
  start(): void {
    this.#schedule(0);
  }

  /** Resolves when no call is under way. */
  async stop(): Promise<void> {
    this.#isOver = true;
    clearTimeout(this.#timer);
    await this.#turn;
  }

  #watch(control: ReaderControl): ReaderControl {
    return {
      ...control,
      punch: (input = {}) => {
        const row = control.punch(this.#toSecondOfItsOwn(input));
        this.#reader.punch(row);
        return row;
      },
      fault: async (fault) => {
        await control.fault(fault);
        this.#silentUntilMs = toSilence(fault) ?? this.#silentUntilMs;
        if (CLEARING.includes(fault.kind)) this.#clearedAt = this.#options.clock();
        const { rows } = control.log();
        if (!areSame(rows, this.#reader.log)) this.#reader.replaceLog(rows);
        if (fault.kind === "reboot" || fault.kind === "serial") this.#isGreeted = false;
      },
    };
  }

  /** Firmware takes one punch of a person in a second; whoever is quicker has the next one. */
  #toSecondOfItsOwn(input: PunchInput): PunchInput {
    const { pin, at } = input;
    if (pin === undefined || at !== undefined) return input;
    const seconds = Math.max(toWallSeconds(this.#options.clock()), (this.#secondOf.get(pin) ?? 0) + 1);
    this.#secondOf.set(pin, seconds);
    return { ...input, at: toLocal(seconds) };
  }

  #schedule(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#turn = this.#call()
        .catch(() => {
          this.#isGreeted = false; // nobody listens: it tries again
        })
        .then(() => {
          if (!this.#isOver) this.#schedule(TURN_MS);
        });
    }, ms).unref();
  }

  async #call(): Promise<void> {
    if (performance.now() < this.#silentUntilMs) return;
    if (!this.#isGreeted) await this.#greet();
    if (this.#clearedAt !== undefined) await this.#reader.tellOperation(CLEARED, this.#clearedAt);
    this.#clearedAt = undefined;
    await this.#reader.upload();
    if (performance.now() < this.#nextPollMs) return;
    while ((await this.#reader.poll()).length > 0 && !this.#isOver);
    this.#nextPollMs = performance.now() + POLL_MS;
  }

  async #greet(): Promise<void> {
    await this.#reader.handshake();
    await this.#reader.tellOptions();
    await this.#reader.sendPeople();
    this.#isGreeted = true;
  }
}

/** How long a fault keeps a reader from calling; `undefined` where it changes nothing about that. */
function toSilence({ kind, ms = 1_000 }: { readonly kind: string; readonly ms?: number }): number | undefined {
  if (kind === "closePort" || kind === "halfOpen") return Number.POSITIVE_INFINITY;
  if (kind === "reboot") return performance.now() + ms;
  return kind === "openPort" || kind === "none" ? 0 : undefined;
}

/** Rows are only added at the end of a log that goes on. */
function areSame(rows: readonly PunchedRow[], known: readonly { readonly time: string }[]): boolean {
  return rows.length === known.length && rows.at(0)?.time === known.at(0)?.time;
}
