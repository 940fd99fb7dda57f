/** Remembers the last ids of a stream, so that what arrives twice is given once. */
export class SeenIds {
  readonly #ids = new Set<string>();
  readonly #capacity: number;

  /** @param capacity how many ids are kept; the oldest are forgotten first. */
  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Adds an id. False when it was there already. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > this.#capacity) {
      const [oldest] = this.#ids;
      if (oldest !== undefined) this.#ids.delete(oldest);
    }
    return true;
  }
}
