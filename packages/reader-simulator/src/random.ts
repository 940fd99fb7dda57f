/** A seeded source of choices: the same seed gives the same choices. Not for secrets. */
export interface Random {
  /** A fraction in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  /** One of `items`, which must not be empty. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
  /** The items in another order. */
  shuffle<Item>(items: readonly Item[]): Item[];
}

/** Mulberry32 over the FNV-1a hash of `seed`. Source: Tommy Ettinger, 2017 (public domain); FNV by Fowler, Noll, Vo. */
export function createRandom(seed: string | number): Random {
  let state = hashText(String(seed));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    between,
    pick: (items) => items[between(0, items.length - 1)] ?? items[0],
    shuffle: (items) =>
      items
        .map((item) => ({ item, order: next() }))
        .sort((a, b) => a.order - b.order)
        .map(({ item }) => item),
  };
}

/** A bell-shaped whole number from `-width` to `width`. */
export function spread(random: Random, width: number): number {
  return Math.round(((random.next() + random.next() + random.next()) / 1.5 - 1) * width);
}

/** FNV-1a over the UTF-16 units of `text`, 32 bits. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
