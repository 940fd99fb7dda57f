import type { PunchRecord } from "../../subgraphs/place/src/domain/punch.ts";

/** One punch of a reader: who, when on its clock, and which key was pressed. */
export interface TrueRow {
  readonly userId: string;
  readonly time: string;
  readonly punch: number;
}

interface TrueKey {
  /** In the log now. */
  now: number;
  /** Most that were in the log at one moment: so many copies the ledger must have. */
  most: number;
  /** How often it was made. */
  made: number;
  readonly order: number;
  readonly firstMs: number;
  lastMs: number;
  /** It went astray on its way, and may come behind later ones. */
  isAstray?: boolean;
}

/** What is true of one reader, whatever a place thinks. */
export class ReaderTruth {
  readonly #keys = new Map<string, TrueKey>();
  readonly #log: string[] = [];
  readonly #excused = new Set<string>();
  #stored: ReadonlyMap<string, number> = new Map();
  #first = 0;
  /** Rows have left the log: it alone does not say any more what the ledger must have. */
  hasLost = false;

  get rows(): number {
    return this.#log.length - this.#first;
  }

  /** Rows of which nobody can say any more whether the place could know them. */
  get excusedRows(): number {
    return this.#excused.size;
  }

  /** Whether such a row was ever made. */
  has(row: TrueRow): boolean {
    return this.#keys.has(toKey(row));
  }

  /** When a row was made that was made once; `undefined` of others. */
  madeMs(row: TrueRow): number | undefined {
    const key = this.#keys.get(toKey(row));
    return key?.made === 1 ? key.firstMs : undefined;
  }

  /** Somebody punched. */
  add(row: TrueRow, atMs: number): void {
    const name = toKey(row);
    const key = this.#keys.get(name) ?? {
      now: 0,
      most: 0,
      made: 0,
      order: this.#keys.size,
      firstMs: atMs,
      lastMs: atMs,
    };
    key.now++;
    key.made++;
    key.most = Math.max(key.most, key.now);
    key.lastMs = atMs;
    this.#keys.set(name, key);
    this.#log.push(name);
  }

  /** A row went astray on its way. */
  stray(row: TrueRow): void {
    const key = this.#keys.get(toKey(row));
    if (key !== undefined) key.isAstray = true;
  }

  /** The oldest rows leave the log; whatever of them is not in the ledger by now may never be. */
  leave(count: number): void {
    for (const name of this.#log.slice(this.#first, this.#first + count)) {
      const key = this.#keys.get(name);
      if (key === undefined) continue;
      if ((this.#stored.get(name) ?? 0) < key.most) this.#excused.add(name);
      key.now--;
      this.hasLost = true;
    }
    this.#first = Math.min(this.#log.length, this.#first + count);
  }

  /** Whether one of the oldest rows was not in the ledger when it was looked at last. */
  isUnsure(count: number): boolean {
    return this.#log
      .slice(this.#first, this.#first + count)
      .some((name) => (this.#stored.get(name) ?? 0) < (this.#keys.get(name)?.most ?? 0));
  }

  /** Looks at the ledger. @returns what it has that is not true, and what it has no more */
  look(records: readonly PunchRecord[], toUserId: (pin: string) => string): readonly string[] {
    const stored = new Map<string, number>();
    for (const { pin, localTime, stateCode, copies } of records) {
      const name = toKey({ userId: toUserId(pin), time: localTime, punch: stateCode });
      stored.set(name, (stored.get(name) ?? 0) + copies);
    }
    const tooMuch = [...stored].flatMap(([name, copies]) =>
      copies > (this.#keys.get(name)?.most ?? 0)
        ? [`${name}: ${copies} in the ledger, never more than ${this.#keys.get(name)?.most ?? 0} made`]
        : [],
    );
    const gone = [...this.#stored].flatMap(([name, copies]) =>
      (stored.get(name) ?? 0) < copies ? [`${name}: ${copies} were in the ledger, now ${stored.get(name) ?? 0}`] : [],
    );
    this.#stored = stored;
    return [...tooMuch, ...gone];
  }

  /**
   * Rows made before a moment that were not in the ledger when it was looked at last.
   *
   * @param times of the reader's clock between which they are, both included
   */
  missing(beforeMs = Infinity, times?: { readonly from: string; readonly to: string }): readonly string[] {
    const missing: string[] = [];
    for (const [name, { most, lastMs }] of this.#keys) {
      const time = name.split(" ")[1] ?? "";
      if (times !== undefined && (time < times.from || time > times.to)) continue;
      if (lastMs >= beforeMs || (this.#stored.get(name) ?? 0) >= most || this.#excused.has(name)) continue;
      missing.push(`${name}: ${this.#stored.get(name) ?? 0} of ${most} in the ledger`);
    }
    return missing;
  }

  /** Rows first made after a moment that were in the ledger when it was looked at last. */
  storedSince(afterMs: number): readonly string[] {
    return [...this.#stored.keys()].filter((name) => (this.#keys.get(name)?.firstMs ?? 0) > afterMs);
  }

  /** Rows of the ledger in another order than they were made. @param records in the order in which they were stored */
  disorder(records: readonly PunchRecord[], toUserId: (pin: string) => string): readonly string[] {
    let last = -1;
    return records.flatMap(({ pin, localTime, stateCode }) => {
      const name = toKey({ userId: toUserId(pin), time: localTime, punch: stateCode });
      const key = this.#keys.get(name);
      if (key === undefined || key.isAstray === true) return [];
      if (key.made > 1) return []; // of one that was made twice, either may be the one
      const isBehind = key.order < last;
      last = Math.max(last, key.order);
      return isBehind ? [`${name} was stored behind a later row`] : [];
    });
  }
}

function toKey({ userId, time, punch }: TrueRow): string {
  return `${userId} ${time} ${punch}`;
}
