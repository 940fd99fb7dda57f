/** What is kept of one identity. */
export interface IdentityNote {
  /** 0 to 255. */
  readonly code: number;
  /** 1 to 8 million. */
  readonly count: number;
  readonly isMarked: boolean;
}

/** The first 96 bits of a digest: two that stand in the slot, and one that says where it is looked for. */
const KEY_WORDS = 3;
/** Two words of the key, and a note that is never 0. */
const SLOT_WORDS = 3;
/** Fuller tables are searched for long. */
const MOST_LOAD = 0.85;
const FEWEST_SLOTS = 16;
const WORD_VALUES = 2 ** 32;

const CODE_MASK = 0xff;
const MARK_BIT = 0x100;
const COUNT_SHIFT = 9;

/**
 * What a log read remembers of each identity that came. A log may have 600,000 rows: each takes 14 bytes here, in a `Map` more
 * than a hundred. Two identities of one log are taken for one where 64 bits of their digests are alike and the next 32 nearly:
 * once in 10^12 such logs, and nobody without the organisation's key can bring it about.
 */
export class IdentityTable {
  readonly #keyBytes = Buffer.alloc(KEY_WORDS * Uint32Array.BYTES_PER_ELEMENT);
  readonly #key = new Uint32Array(this.#keyBytes.buffer, this.#keyBytes.byteOffset, KEY_WORDS);
  readonly #slots: Uint32Array;
  readonly #room: number;
  #size = 0;

  /** @param room for so many identities. */
  constructor(room: number) {
    this.#room = room;
    this.#slots = new Uint32Array(Math.max(FEWEST_SLOTS, Math.ceil(room / MOST_LOAD)) * SLOT_WORDS);
  }

  get size(): number {
    return this.#size;
  }

  /** What is kept of an identity, by its digest of 22 characters base64url; `undefined` when it did not come. */
  get(digest: string): IdentityNote | undefined {
    const note = this.#read(this.#seek(digest) + 2);
    if (note === 0) return undefined;
    return { code: note & CODE_MASK, count: note >>> COUNT_SHIFT, isMarked: (note & MARK_BIT) !== 0 };
  }

  /**
   * Keeps this of an identity, in place of what was kept before.
   *
   * @throws {RangeError} when there is no room for another identity.
   */
  set(digest: string, { code, count, isMarked }: IdentityNote): void {
    const at = this.#seek(digest);
    if (this.#read(at + 2) === 0 && ++this.#size > this.#room) {
      throw new RangeError(`more identities than the ${this.#room} rows of the log`);
    }
    this.#slots[at] = this.#key[0] ?? 0;
    this.#slots[at + 1] = this.#key[1] ?? 0;
    this.#slots[at + 2] = (count << COUNT_SHIFT) | (isMarked ? MARK_BIT : 0) | code;
  }

  #read(index: number): number {
    return this.#slots[index] ?? 0;
  }

  /** The slot of an identity, or the free one where it belongs. */
  #seek(digest: string): number {
    this.#keyBytes.fill(0).write(digest, "base64url");
    const [first = 0, second = 0, home = 0] = this.#key;
    const slots = this.#slots;
    let at = Math.floor((home / WORD_VALUES) * (slots.length / SLOT_WORDS)) * SLOT_WORDS;
    while (slots[at + 2] !== 0) {
      if (slots[at] === first && slots[at + 1] === second) return at;
      at = at + SLOT_WORDS === slots.length ? 0 : at + SLOT_WORDS;
    }
    return at;
  }
}
