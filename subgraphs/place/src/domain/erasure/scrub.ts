/** What of a person may stand in a text that is kept, and what stands there instead. */
export interface PersonTerms {
  readonly isPin: (pin: string) => boolean;
  readonly pins: readonly string[];
  readonly names: readonly string[];
  readonly cards: readonly number[];
  readonly pseudonym: string;
}

/** Shorter ones stand in too many other words and counts. */
const SHORTEST_IN_PROSE = 3;

/** Adds the PINs, names and cards that a value says beside a PIN of the person. */
export function collectTerms(value: unknown, terms: PersonTerms): PersonTerms {
  if (Array.isArray(value)) return value.reduce<PersonTerms>((known, item) => collectTerms(item, known), terms);
  if (typeof value === "string") return terms.isPin(value) ? withTerms(terms, { pins: [value] }) : terms;
  if (!isRecord(value)) return terms;
  const { pin, name, cardNumber } = value;
  const isOwn = typeof pin === "string" && terms.isPin(pin);
  const own = isOwn
    ? withTerms(terms, {
        pins: [pin],
        names: typeof name === "string" ? [name] : [],
        cards: typeof cardNumber === "number" ? [cardNumber] : [],
      })
    : terms;
  return collectTerms(Object.values(value), own);
}

/** Terms with more of them, each once; none that is empty. */
export function withTerms(
  terms: PersonTerms,
  { pins = [], names = [], cards = [] }: Partial<Pick<PersonTerms, "pins" | "names" | "cards">>,
): PersonTerms {
  return {
    ...terms,
    pins: [...new Set([...terms.pins, ...pins])],
    names: [...new Set([...terms.names, ...names])].filter((name) => name.trim() !== ""),
    cards: [...new Set([...terms.cards, ...cards])].filter((card) => card !== 0),
  };
}

/** A value of JSON without the person: the pseudonym for PIN and name, 0 for the card. The same value where it says nothing of it. */
export function scrub(value: unknown, terms: PersonTerms): unknown {
  if (typeof value === "string") return scrubText(value, terms);
  if (typeof value === "number") return terms.cards.includes(value) ? 0 : value;
  if (Array.isArray(value))
    return keepSame(
      value,
      value.map((item) => scrub(item, terms)),
    );
  if (!isRecord(value)) return value;
  const entries = Object.entries(value);
  const scrubbed = entries.map(([key, item]) => [key, scrub(item, terms)] as const);
  return scrubbed.every(([, item], at) => item === entries[at]?.[1]) ? value : Object.fromEntries(scrubbed);
}

/** A text without the person. */
export function scrubText(text: string, { isPin, pins, names, cards, pseudonym }: PersonTerms): string {
  if (isPin(text) || names.includes(text)) return pseudonym;
  const words = [...names, ...pins, ...cards.map(String)].filter(({ length }) => length >= SHORTEST_IN_PROSE);
  return words.reduce((known, word) => replaceWord(known, word, pseudonym), text);
}

/** Whether a line of a reader names the person: a PIN as a field of it, or a name or a card anywhere. */
export function namesPerson(line: string, { isPin, names, cards }: PersonTerms): boolean {
  if (line.split(/[\s=,;]+/u).some(isPin)) return true;
  return [...names, ...cards.map(String)].some((word) => word.length >= SHORTEST_IN_PROSE && line.includes(word));
}

function replaceWord(text: string, word: string, by: string): string {
  if (!text.includes(word)) return text;
  const escaped = word.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
  return text.replaceAll(new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, "gu"), by);
}

function keepSame(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  return after.every((item, at) => item === before[at]) ? before : after;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
