/** What someone takes of a whole while it runs. */
export interface Share {
  readonly count: number;
  readonly rows: number;
}

/** A whole that is shared, and each subject's part of it. */
export interface FairLimits {
  readonly total: Share;
  /** Asked anew each time somebody wants to begin. */
  readonly perSubject: (subject: string) => Share;
  /** Of one subject; more are refused. */
  readonly waiting: number;
}

interface Lane {
  count: number;
  rows: number;
  readonly waiting: Waiter[];
}

interface Waiter {
  readonly rows: number;
  readonly begin: () => void;
}

/** Lets work begin, each subject's next in turn, so that nobody waits behind the many of another. */
export class FairQueue {
  readonly #limits: FairLimits;
  /** In the order of their next turn. */
  readonly #lanes = new Map<string, Lane>();
  readonly #all = { count: 0, rows: 0 };

  constructor(limits: FairLimits) {
    this.#limits = limits;
  }

  /**
   * Waits for the turn; one that asks for more than the limit runs alone.
   *
   * @returns the end of the turn; `undefined` when too many of the subject wait, or `signal` aborts.
   */
  async enter(subject: string, rows: number, signal: AbortSignal): Promise<(() => void) | undefined> {
    if (signal.aborted) return undefined;
    const lane: Lane = this.#lanes.get(subject) ?? { count: 0, rows: 0, waiting: [] };
    this.#lanes.set(subject, lane);
    if (lane.waiting.length === 0 && this.#isFree(subject, lane, rows)) return this.#begin(subject, lane, rows);
    return lane.waiting.length < this.#limits.waiting ? this.#wait(subject, lane, { rows, signal }) : undefined;
  }

  #wait(
    subject: string,
    lane: Lane,
    { rows, signal }: { readonly rows: number; readonly signal: AbortSignal },
  ): Promise<(() => void) | undefined> {
    return new Promise((resolve) => {
      const leave = () => {
        lane.waiting.splice(lane.waiting.indexOf(waiter), 1);
        this.#forget(subject, lane);
        resolve(undefined);
      };
      const begin = () => {
        signal.removeEventListener("abort", leave);
        resolve(this.#begin(subject, lane, rows));
      };
      const waiter: Waiter = { rows, begin };
      lane.waiting.push(waiter);
      signal.addEventListener("abort", leave, { once: true });
    });
  }

  #begin(subject: string, lane: Lane, rows: number): () => void {
    for (const load of [this.#all, lane]) add(load, rows, 1);
    return once(() => {
      for (const load of [this.#all, lane]) add(load, rows, -1);
      this.#forget(subject, lane);
      this.#serve();
    });
  }

  /** One of each subject, then the next of each. */
  #serve(): void {
    for (const [subject, lane] of this.#lanes) {
      const next = lane.waiting[0];
      if (next === undefined || !this.#isFree(subject, lane, next.rows)) continue;
      lane.waiting.shift();
      this.#lanes.delete(subject);
      this.#lanes.set(subject, lane); // to the end: the iteration meets it again after everyone else
      next.begin();
    }
  }

  #isFree(subject: string, lane: Lane, rows: number): boolean {
    return fits(this.#all, this.#limits.total, rows) && fits(lane, this.#limits.perSubject(subject), rows);
  }

  #forget(subject: string, lane: Lane): void {
    if (lane.count === 0 && lane.waiting.length === 0) this.#lanes.delete(subject);
  }
}

function once(run: () => void): () => void {
  let isOver = false;
  return () => {
    if (isOver) return;
    isOver = true;
    run();
  };
}

function add(load: { count: number; rows: number }, rows: number, sign: 1 | -1): void {
  load.count += sign;
  load.rows += sign * rows;
}

function fits(load: Share, limit: Share, rows: number): boolean {
  if (load.count === 0) return true;
  return load.count < limit.count && load.rows + rows <= limit.rows;
}
