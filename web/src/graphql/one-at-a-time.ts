/** Lets one deed at a time through: whoever presses twice does it once. */
export class OneAtATime {
  readonly #onChange: (isBusy: boolean) => void;
  readonly #settled: () => Promise<void>;
  #isBusy = false;

  /**
   * @param onChange is told when one begins and when the next may
   * @param settled resolves when the page shows what was done: until then the same button would do it once more
   */
  constructor(onChange: (isBusy: boolean) => void, settled: () => Promise<void>) {
    this.#onChange = onChange;
    this.#settled = settled;
  }

  /** @returns what the deed gave; undefined when another one is on its way, or nothing was done */
  async run<T>(send: () => Promise<T | undefined>): Promise<T | undefined> {
    if (this.#isBusy) return undefined;
    this.#set(true);
    let done: T | undefined;
    try {
      done = await send();
    } finally {
      if (done === undefined) this.#set(false);
      else void this.#settled().finally(() => this.#set(false));
    }
    return done;
  }

  #set(isBusy: boolean): void {
    this.#isBusy = isBusy;
    this.#onChange(isBusy);
  }
}
