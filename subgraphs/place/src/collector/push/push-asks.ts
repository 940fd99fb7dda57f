import type { PushOrder } from "../../domain/push/push-order.ts";
import type { PushErrand, PushFailure } from "../../domain/push/pushing-readers.ts";
import { toFailure } from "../../domain/push/return-code.ts";
import type { ToldPerson } from "../../domain/push/told-person.ts";
import type { PushDeps } from "./push-plan.ts";

/** A reader is waited for so long: what is wanted of it then has to be asked for again. */
const PATIENCE_MS = 3_600_000;
/** More people than any reader can hold. */
const MOST_PEOPLE = 200_000;

/** An order and, where it writes somebody, what is written. */
export interface AskedOrder {
  readonly order: PushOrder;
  readonly fields?: Uint8Array;
}

/** How an order ended: by the reader's code, or without one. */
export type OrderEnding = number | "EXPIRED" | "CANCELLED";

/** What came of orders. */
export interface Answered {
  /** One for each order, in their order. */
  readonly endings: readonly OrderEnding[];
  /** Punches that the reader counts, one for each order; `undefined` where it says none. */
  readonly sums: readonly (number | undefined)[];
  /** People that the reader sent meanwhile, by PIN. */
  readonly people: ReadonlyMap<string, ToldPerson>;
}

interface Ask {
  readonly keys: number[];
  readonly endings: Map<number, OrderEnding>;
  readonly sums: Map<number, number>;
  readonly fields: Map<number, Uint8Array>;
  readonly people: Map<string, ToldPerson>;
  readonly deadlineMs: number;
  readonly errand: PushErrand;
  readonly resolve: (answered: Answered) => void;
  isQueued: boolean;
}

/**
 * Orders that a job waits for. A reader has one such ask at a time. It is answered when each of its orders has ended and the reader has
 * called once more: whatever it had to send is here then.
 */
export class PushAsks {
  readonly #deps: PushDeps;
  readonly #asks = new Map<string, Ask>();
  readonly #lines = new Map<string, Promise<unknown>>();

  constructor(deps: PushDeps) {
    this.#deps = deps;
  }

  /** Does something with a reader that nobody else does meanwhile. */
  async inTurn<T>(readerId: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    const before = this.#lines.get(readerId) ?? Promise.resolve();
    const turn = before.then(() => {
      signal.throwIfAborted();
      return work();
    });
    const settled = turn.catch(() => undefined);
    this.#lines.set(readerId, settled);
    return Promise.race([turn, toAborted(signal)]);
  }

  /** Orders something, and waits for what comes of it. @throws the reason of the errand's signal: the orders are cancelled then */
  async ask(readerId: string, orders: readonly AskedOrder[], errand: PushErrand): Promise<Answered> {
    const { store, clock } = this.#deps;
    const { signal } = errand;
    signal.throwIfAborted();
    const { promise, resolve } = Promise.withResolvers<Answered>();
    const ask: Ask = {
      ...{ keys: [], endings: new Map(), sums: new Map(), fields: new Map(), people: new Map() },
      ...{ errand, resolve, isQueued: false },
      deadlineMs: clock.nowMs() + PATIENCE_MS,
    };
    this.#asks.set(readerId, ask);
    try {
      for (const { order, fields } of orders) {
        const { key } = await store.addOrder(readerId, order, clock.nowMs());
        ask.keys.push(key);
        if (fields !== undefined) ask.fields.set(key, fields);
      }
      ask.isQueued = true;
      return await Promise.race([promise, toAborted(signal)]);
    } finally {
      if (this.#asks.get(readerId) === ask) this.#asks.delete(readerId);
      if (signal.aborted) await this.#end(ask, "CANCELLED");
    }
  }

  /** Whose an order is: of a job that waits for it, of one that is asking just now, or of one that is gone. */
  ownerOf(readerId: string, key: number): "JOB" | "ASKING" | "NOBODY" {
    const ask = this.#asks.get(readerId);
    if (ask !== undefined && !ask.isQueued) return "ASKING";
    return ask?.keys.includes(key) === true ? "JOB" : "NOBODY";
  }

  /** What an order writes. @returns `undefined` for one that writes nothing */
  fieldsOf(readerId: string, key: number): Uint8Array | undefined {
    return this.#asks.get(readerId)?.fields.get(key);
  }

  /** A reader was told an order. */
  told(readerId: string, key: number): void {
    const ask = this.#asks.get(readerId);
    if (ask?.keys.includes(key) === true) ask.errand.onCalled?.();
  }

  /** An order ended. @param sum of punches that the reader counts */
  ended(readerId: string, key: number, ending: OrderEnding, sum: number | undefined): void {
    const ask = this.#asks.get(readerId);
    if (ask?.keys.includes(key) !== true) return;
    ask.endings.set(key, ending);
    if (sum !== undefined) ask.sums.set(key, sum);
  }

  /** A reader sent people. */
  noted(readerId: string, people: readonly ToldPerson[]): void {
    const ask = this.#asks.get(readerId);
    for (const person of people) {
      if (ask !== undefined && ask.people.size < MOST_PEOPLE) ask.people.set(person.pin, person);
    }
  }

  /** A reader calls for orders: everything that it had to say of those before is here. */
  async called(readerId: string): Promise<void> {
    const ask = this.#asks.get(readerId);
    if (ask === undefined || !ask.isQueued) return;
    await this.#learn(readerId, ask);
    if (ask.endings.size < ask.keys.length) return;
    this.#answer(ask);
    await this.#deps.timers.yieldTurn(); // whoever waited for it may want more of this very call
  }

  /** Gives up what waits for readers that did not call in time. */
  async expire(): Promise<void> {
    const nowMs = this.#deps.clock.nowMs();
    for (const ask of this.#asks.values()) {
      if (!ask.isQueued || nowMs < ask.deadlineMs) continue;
      await this.#end(ask, "EXPIRED");
      this.#answer(ask);
    }
  }

  /** Somebody may have cancelled orders elsewhere. */
  async #learn(readerId: string, ask: Ask): Promise<void> {
    const open = new Set((await this.#deps.store.listOpenOrders(readerId)).map(({ key }) => key));
    for (const key of ask.keys) if (!open.has(key) && !ask.endings.has(key)) ask.endings.set(key, "CANCELLED");
  }

  async #end(ask: Ask, state: "EXPIRED" | "CANCELLED"): Promise<void> {
    const { store, clock } = this.#deps;
    for (const key of ask.keys) {
      if (ask.endings.has(key)) continue;
      await store.endOrder(key, { state, returnCode: undefined, attlogSum: undefined }, clock.nowMs());
      ask.endings.set(key, state);
    }
  }

  #answer({ keys, endings, sums, people, resolve }: Ask): void {
    const told = {
      endings: keys.map((key) => endings.get(key) ?? "CANCELLED"),
      sums: keys.map((key) => sums.get(key)),
    };
    resolve({ ...told, people });
  }
}

function toAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
  });
}

/** Why an order was not done. */
export function toWhy(ending: OrderEnding | undefined): PushFailure {
  if (typeof ending === "number") return toFailure(ending);
  if (ending === "EXPIRED") return { code: "DEVICE_SILENT", message: "The reader did not call within an hour" };
  return { code: "DEVICE_REJECTED", message: "The order was cancelled" };
}
