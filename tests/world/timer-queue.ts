/** A timer of a world; what callers of `setTimeout` hold. */
export class WorldTimer {
  readonly waitUs: number;
  readonly everyUs: number | undefined;
  readonly run: () => void;
  /** Where it waits; `undefined` when it does not. */
  entry: QueueEntry | undefined;
  readonly #restart: (timer: WorldTimer) => void;

  constructor(
    timer: Pick<WorldTimer, "waitUs" | "everyUs" | "run">,
    restart: (timer: WorldTimer) => void = () => undefined,
  ) {
    this.waitUs = timer.waitUs;
    this.everyUs = timer.everyUs;
    this.run = timer.run;
    this.#restart = restart;
  }

  clear(): void {
    this.entry = undefined;
  }

  /** Begins its wait anew, as long as it has not run. */
  refresh(): this {
    if (this.entry !== undefined) this.#restart(this);
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  hasRef(): boolean {
    return true;
  }
}

/** One place in the queue; stale when its timer waits elsewhere, or no more. */
export interface QueueEntry {
  /** Microseconds: whole numbers, so that the same moment is the same number on whatever way it was computed. */
  readonly dueUs: number;
  readonly order: number;
  readonly timer: WorldTimer;
}

/** Timers in the order in which they are due; of the same moment, in the order in which they were set. */
export class TimerQueue {
  readonly #heap: QueueEntry[] = [];
  #orders = 0;

  add(timer: WorldTimer, dueUs: number): void {
    const entry = { dueUs, order: ++this.#orders, timer };
    timer.entry = entry;
    const heap = this.#heap;
    let at = heap.push(entry) - 1;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      const above = heap[parent];
      if (above === undefined || !isBefore(entry, above)) break;
      heap[at] = above;
      at = parent;
    }
    heap[at] = entry;
  }

  /** Takes out the first timer that is due by `endUs`. */
  take(endUs: number): QueueEntry | undefined {
    for (let first = this.#heap[0]; first !== undefined; first = this.#heap[0]) {
      const isStale = first.timer.entry !== first;
      if (!isStale && first.dueUs > endUs) return undefined;
      this.#removeFirst();
      if (isStale) continue;
      first.timer.entry = undefined;
      return first;
    }
    return undefined;
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
      const isRight = left !== undefined && right !== undefined && isBefore(right, left);
      const below = isRight ? right : left;
      if (below === undefined || !isBefore(below, last)) break;
      heap[at] = below;
      at = 2 * at + (isRight ? 2 : 1);
    }
    heap[at] = last;
  }
}

function isBefore(one: QueueEntry, other: QueueEntry): boolean {
  return one.dueUs < other.dueUs || (one.dueUs === other.dueUs && one.order < other.order);
}
