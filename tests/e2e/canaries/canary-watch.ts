/** What somebody was told. */
interface Told {
  readonly where: string;
  readonly text: string;
  /** Canaries that came to whoever they belong to, or from whom they came. */
  readonly own: readonly string[];
}

/** Shorter texts would turn up by chance. */
const SHORTEST = 8;

/** Canaries, and all that was told meanwhile: a canary that is planted late is found in what was told before, too. */
export class CanaryWatch {
  readonly #canaries = new Map<string, string>();
  readonly #told: Told[] = [];

  /** @throws {RangeError} for a text that would be found anywhere. */
  plant(what: string, text: string): void {
    if (text.length < SHORTEST) throw new RangeError(`${what}: too short to be looked for`);
    this.#canaries.set(what, text);
  }

  /** @throws {RangeError} for one that was not planted. */
  textOf(what: string): string {
    const text = this.#canaries.get(what);
    if (text === undefined) throw new RangeError(`no canary ${what}`);
    return text;
  }

  get size(): number {
    return this.#canaries.size;
  }

  get canaries(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#canaries);
  }

  /** Takes down what somebody was told. */
  tell(where: string, text: string, own: readonly string[] = []): void {
    this.#told.push({ where, text, own });
  }

  /** How many texts were told somewhere, and of how many characters. */
  count(where: string): { readonly texts: number; readonly characters: number } {
    const told = this.#told.filter((each) => each.where.startsWith(where));
    return { texts: told.length, characters: told.reduce((sum, { text }) => sum + text.length, 0) };
  }

  /** Whether somebody was told a text that is no secret. */
  tells(text: string): boolean {
    return this.#told.some((each) => each.text.includes(text));
  }

  /** Where which canary was told, each once: `what: where`. */
  findTold(): readonly string[] {
    const found = new Set<string>();
    for (const { where, text, own } of this.#told)
      for (const [what, canary] of this.#canaries)
        if (!own.includes(canary) && text.includes(canary)) found.add(`${what}: ${where}`);
    return [...found];
  }
}
