import { createHash } from "node:crypto";

/** Everything that happens in a world, as one number: two runs that differ anywhere differ in it. */
export class Trace {
  readonly #hash = createHash("sha256");
  readonly #nowMs: () => number;
  /** What happened last, for whoever looks for a fault. */
  readonly #last: string[] = [];
  events = 0;

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  note(what: string): void {
    this.events++;
    this.#hash.update(`${this.#nowMs()} ${what}\n`);
  }

  /** What the world itself does, and what goes wrong in it. */
  tell(what: string): void {
    this.note(what);
    this.#last.push(`${new Date(this.#nowMs()).toISOString()} ${what}`);
    if (this.#last.length > 400) this.#last.shift();
  }

  /** The last things that were told and name `text`. */
  last(text: string, count = 40): readonly string[] {
    return this.#last.filter((line) => line.includes(text)).slice(-count);
  }

  digest(): string {
    return this.#hash.copy().digest("hex").slice(0, 16);
  }
}
