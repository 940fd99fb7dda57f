/** What a page does when its session is over. */
export interface SessionEndOptions {
  /** Whether something would be lost with the page. */
  readonly hasUnsent: () => boolean;
  /** Goes to the sign-in page. */
  readonly leave: () => void;
}

/**
 * A page whose session is over is left for the sign-in page, which leads back to it; where something typed would be lost by
 * that, it stays, and asks to sign in again. Whoever waits goes on when the session lives again.
 */
export class SessionEnd {
  readonly #options: SessionEndOptions;
  readonly #listeners = new Set<() => void>();
  #state: "alive" | "asking" | "left" = "alive";
  #waiting: (() => void)[] = [];

  constructor(options: SessionEndOptions) {
    this.#options = options;
  }

  /** Whether the page asks to sign in again. */
  get isAsking(): boolean {
    return this.#state === "asking";
  }

  /** The session is over. @returns what resolves when it lives again; never, where the page is left */
  meet(): Promise<void> {
    if (this.#state === "alive") {
      this.#state = this.#options.hasUnsent() ? "asking" : "left";
      if (this.#state === "left") this.#options.leave();
      this.#tell();
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  /** It lives again. */
  revive(): void {
    if (this.#state !== "asking") return;
    this.#state = "alive";
    for (const goOn of this.#waiting.splice(0)) goOn();
    this.#tell();
  }

  /** @returns how to stop listening */
  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}
