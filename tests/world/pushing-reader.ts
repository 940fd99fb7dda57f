import type { ReaderConfig } from "@biometricflow/config/place";
import { PushReader } from "@biometricflow/reader-simulator/push/push-reader";
import { Link } from "./link.ts";
import type { Surroundings } from "./pull-reader.ts";
import { ReaderTruth, type TrueRow } from "./reader-truth.ts";
import { toWallTime } from "./wall-clock.ts";
import type { WorldReader } from "./world-reader.ts";

const POLL_MS = 10_000;
const ANSWER_MS = 30_000;
const ADDRESS = "10.0.0.9";

/** Rows that are older are none: a place is told so. */
const FIRST_YEAR = "2015";

/** The request of a reader. */
export interface PushedCall {
  readonly method: string;
  readonly target: string;
  readonly address: string;
}

/** What a reader that calls is. */
export interface PushingReaderTerms {
  readonly id: string;
  readonly timeZone: string;
  readonly people: readonly string[];
  readonly rows: number;
  /** Between two of its calls. */
  readonly pollMs?: number;
  /** Its firmware does not sum its rows. */
  readonly hasNoSums?: boolean;
  /** Answers a call. Rejects when nobody is there. */
  readonly server: (call: PushedCall, body: Buffer) => Promise<{ readonly status: number; readonly text: string }>;
}

/** A reader that calls its place by itself, with what is true of it. */
export class PushingReader implements WorldReader {
  readonly id: string;
  readonly config: ReaderConfig;
  readonly link: Link;
  readonly truth = new ReaderTruth();
  readonly reader: PushReader;
  clockOffsetMs = 0;
  /** So long it says nothing by itself. */
  silentUntilMs = 0;
  /** So many requests with punches are taken and acknowledged by somebody on the way. */
  swallows = 0;
  readonly #terms: PushingReaderTerms;
  readonly #around: Surroundings;
  #isTalking = false;
  #isGreeted = false;

  constructor(terms: PushingReaderTerms, around: Surroundings) {
    this.id = terms.id;
    this.#terms = terms;
    this.#around = around;
    this.link = new Link(around.random, around.nowMs);
    const serialNumber = `PUSH-${terms.id}`;
    this.reader = new PushReader({
      serialNumber,
      server: { host: "place.world", port: 80 },
      rows: Array.from({ length: terms.rows }, (_, index) => this.#toRow(index, terms.rows)),
      people: terms.people.map((userId) => ({ userId, name: `P ${userId}` })),
      unknown: terms.hasNoSums === true ? ["SUM"] : [],
      call: async (_server, { method, target, body }) => {
        const bytes = Buffer.from(body ?? "");
        if (this.#isSwallowed(target, bytes)) return { status: 200, text: "OK", headers: {} };
        const answer = await this.#ask({ method, target: `/iclock/${target}`, address: ADDRESS }, bytes);
        return { ...answer, headers: {} };
      },
    });
    const form = { textEncoding: "utf-8", recordLayout: "AUTO", sixteenByteOrder: "VERIFY_FIRST" } as const;
    this.config = {
      ...{ id: terms.id, name: `Reader ${terms.id}`, host: "reader.world", port: 4370, enabled: true, ...form },
      ...{ transport: "push", driver: "zk-pull", mode: "LIVE", commKey: 0, serialNumber },
    };
  }

  toUserId = (pin: string): string => pin;

  /** Whether it tells no sums of its rows: nobody can say that all of them are known. */
  get hasNoSums(): boolean {
    return this.#terms.hasNoSums === true;
  }

  /** Begins to call. */
  start(): void {
    setInterval(() => void this.#talk(), this.#terms.pollMs ?? POLL_MS);
  }

  punch(times = 1, verify = 1): void {
    const { random, nowMs } = this.#around;
    const { people, timeZone } = this.#terms;
    const userId = people[random.between(0, people.length - 1)] ?? "1";
    const time = toWallTime(nowMs() + this.clockOffsetMs, timeZone);
    const row = { userId, time, verify, punch: random.between(0, 1) };
    // A row that was made twice is told as two only by the reader's own count, which takes its time.
    if (this.truth.has(row)) return;
    this.reader.punch(row);
    this.truth.add(row, nowMs());
    if (times > 0) void this.#talk();
  }

  async heal(): Promise<void> {
    this.link.mend();
    this.silentUntilMs = 0;
    this.swallows = 0;
    this.reader.faults.lostAnswers = 0;
    this.reader.faults.doubled = false;
  }

  faults(): readonly string[] {
    return [];
  }

  #toRow(index: number, rows: number) {
    const { people, timeZone } = this.#terms;
    const madeMs = this.#around.nowMs() - (rows - index) * 60_000;
    const userId = people[index % people.length] ?? "1";
    const row = { userId, time: toWallTime(madeMs, timeZone), verify: 1, punch: index % 2 };
    this.truth.add(row, madeMs);
    return row;
  }

  async #talk(): Promise<void> {
    if (this.#isTalking || this.#around.nowMs() < this.silentUntilMs) return;
    this.#isTalking = true;
    try {
      if (!this.#isGreeted) await this.#greet();
      await this.reader.upload();
      await this.reader.poll();
    } catch {
      this.#isGreeted = false; // nobody answered: it begins anew, as firmware does
    } finally {
      this.#isTalking = false;
    }
  }

  async #greet(): Promise<void> {
    await this.reader.handshake();
    this.#isGreeted = true;
    await this.reader.sendPeople();
    await this.reader.tellOptions();
  }

  /** Of rows before the years that count no sum tells. */
  #isSwallowed(target: string, body: Buffer): boolean {
    const isTaken = this.swallows > 0 && target.includes("table=ATTLOG");
    const told = listTold(body);
    if (!isTaken || told.some(({ time }) => time < FIRST_YEAR)) return false;
    for (const row of told) this.truth.stray(row);
    this.swallows--;
    return true;
  }

  /** A request takes its time there and back, and is given up when no answer comes. */
  async #ask(call: PushedCall, body: Buffer): Promise<{ readonly status: number; readonly text: string }> {
    const { link } = this;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("the server does not answer")), ANSWER_MS);
      const answer = async (): Promise<void> => {
        try {
          const told = await this.#terms.server(call, body);
          setTimeout(() => {
            clearTimeout(timer);
            resolve(told);
          }, link.latencyMs());
        } catch (error) {
          clearTimeout(timer);
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      };
      setTimeout(() => void answer(), link.latencyMs());
    });
  }
}

/** The punches of a request. */
export function listTold(body: Buffer): readonly TrueRow[] {
  return body
    .toString()
    .split("\n")
    .filter(Boolean)
    .map((line) => {
      const [userId = "", time = "", punch = ""] = line.split("\t");
      return { userId, time: time.replace(" ", "T"), punch: Number(punch) };
    });
}
