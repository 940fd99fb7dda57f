import type { ChangeBus } from "./change-bus.ts";

/** What a stream says: a change, or that anything may have changed. */
export type Told<E> = { readonly kind: "CHANGED"; readonly event: E } | { readonly kind: "RESYNC" };

/** How a stream tells changes. */
export interface ChangeStreamOptions<E, M> {
  readonly bus: ChangeBus<E>;
  /** Judges the events of one telling; asked anew each time, for rights may have changed. */
  readonly select: (events: readonly E[]) => Promise<readonly E[]>;
  /** What is told, in the words of whoever follows. */
  readonly toMessage: (told: Told<E>) => M;
}

/** Changes are gathered for so long: what one recomputation brings is told together. */
const GATHER_MS = 100;
/** More at once is not told one by one: whoever hears of it reads everything again, and not too often. */
const MOST_AT_ONCE = 200;
const RESYNC_PAUSE_MS = 2_000;

/** Creates a stream of changes. It begins with RESYNC: from there on nothing is missed without being said. */
export function createChangeStream<E, M>(options: ChangeStreamOptions<E, M>): AsyncIterableIterator<M> {
  return new ChangeStream(options);
}

class ChangeStream<E, M> implements AsyncIterableIterator<M> {
  readonly #options: ChangeStreamOptions<E, M>;
  readonly #unfollow: () => void;
  /** Told, and not yet taken. */
  #told: Told<E>[] = [{ kind: "RESYNC" }];
  #gathered: E[] = [];
  #hasTooMuch = false;
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;
  #wake = () => {};

  constructor(options: ChangeStreamOptions<E, M>) {
    this.#options = options;
    this.#unfollow = options.bus.follow({
      onChanges: (events) => this.#gather(events),
      onTooMuch: () => this.#overflow(),
    });
  }

  async next(): Promise<IteratorResult<M>> {
    while (!this.#isOver) {
      const told = this.#told.shift();
      if (told !== undefined) return { done: false, value: this.#options.toMessage(told) };
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<M>> {
    this.#isOver = true;
    this.#unfollow();
    clearTimeout(this.#timer);
    this.#wake();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #gather(events: readonly E[]): void {
    if (this.#hasTooMuch) return;
    this.#gathered.push(...events);
    if (this.#gathered.length > MOST_AT_ONCE) this.#overflow();
    else this.#tellIn(GATHER_MS);
  }

  #overflow(): void {
    this.#hasTooMuch = true;
    this.#gathered = [];
    this.#tellIn(GATHER_MS);
  }

  #tellIn(ms: number): void {
    this.#timer ??= setTimeout(() => void this.#tell(), ms);
  }

  async #tell(): Promise<void> {
    const isTooMuch = this.#hasTooMuch;
    const events = this.#gathered;
    this.#gathered = [];
    this.#hasTooMuch = false;
    const selected = isTooMuch ? [] : await this.#select(events);
    if (selected === undefined || isTooMuch || this.#told.length + selected.length > MOST_AT_ONCE)
      this.#told = [{ kind: "RESYNC" }];
    else this.#told.push(...selected.map((event) => ({ kind: "CHANGED" as const, event })));
    this.#wake();
    this.#pause(isTooMuch);
  }

  /** `undefined`: whose they are cannot be read now. */
  async #select(events: readonly E[]): Promise<readonly E[] | undefined> {
    try {
      return await this.#options.select(events);
    } catch {
      return undefined;
    }
  }

  /** What came meanwhile is told after a pause. */
  #pause(isTooMuch: boolean): void {
    if (this.#isOver) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        if (this.#hasTooMuch || this.#gathered.length > 0) void this.#tell();
      },
      isTooMuch ? RESYNC_PAUSE_MS : GATHER_MS,
    );
  }
}
