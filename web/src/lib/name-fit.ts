/** How a reader keeps names, as its place says. */
export interface NameRoom {
  /** Label of the WHATWG Encoding standard. */
  readonly textEncoding: string;
  /** One number, or two where the first word stands apart from the others; empty where nobody knows. */
  readonly bytes: readonly number[];
}

/** What becomes of a name, or of a part of it, in a field of so many bytes. */
export interface PartFit {
  readonly used: number;
  readonly room: number;
  /** As many whole characters as fit. */
  readonly kept: string;
}

/** What becomes of a name on a reader. */
export interface NameFit {
  readonly parts: readonly PartFit[];
  /** The name as the reader will show it. */
  readonly kept: string;
  readonly isCut: boolean;
  /** The first character that the reader's encoding does not have: the name cannot be written. */
  readonly missing: string | undefined;
  /** Nobody said how long the field is: it is what most readers have. */
  readonly isAssumed: boolean;
}

/** Of nearly every reader since 2010. */
const USUAL_BYTES = 24;

/** Counts a name in the bytes of a reader, as the place does that writes it: a character that does not fit whole is left out. */
export function toNameFit(name: string, { textEncoding, bytes }: NameRoom): NameFit {
  const isAssumed = bytes.length === 0;
  const count = findCounter(textEncoding);
  const fits = splitName(name, isAssumed ? [USUAL_BYTES] : bytes).map(([part, room]) => fitPart(part, room, count));
  const kept = fits.map((fit) => fit.kept).filter((part) => part !== "");
  return {
    ...{ parts: fits.map(({ missing: _said, ...fit }) => fit), kept: kept.join(" "), isAssumed },
    isCut: fits.some(({ used, room }) => used > room),
    missing: fits.find(({ missing }) => missing !== undefined)?.missing,
  };
}

function splitName(name: string, rooms: readonly number[]): readonly (readonly [part: string, room: number])[] {
  const [first = 0, last] = rooms;
  if (last === undefined) return [[name, first]];
  const [given = "", ...others] = name.split(" ");
  return [
    [given, first],
    [others.join(" "), last],
  ];
}

/** The bytes of a character; undefined where the encoding does not have it. */
type ByteCounter = (character: string) => number | undefined;

function fitPart(part: string, room: number, count: ByteCounter): PartFit & Pick<NameFit, "missing"> {
  let [used, kept]: [number, string] = [0, ""];
  let missing: string | undefined;
  for (const character of part) {
    const size = count(character);
    if (size === undefined && used <= room) missing ??= character;
    used += size ?? 0;
    if (used <= room) kept += character;
  }
  return { used, room, kept, missing };
}

const FIRST_PRINTABLE = 0x20;
const [FIRST_LEAD, LAST_BYTE] = [0x80, 0xff];
const counters = new Map<string, ByteCounter>();

function findCounter(label: string): ByteCounter {
  const known = counters.get(label);
  if (known) return known;
  const decoder = new TextDecoder(label);
  const size = decoder.encoding === "utf-8" ? countUtf8 : createCounter(decoder);
  const counter: ByteCounter = (character) => (character < " " ? undefined : size(character));
  counters.set(label, counter);
  return counter;
}

/** Half a pair is no character. */
function countUtf8(character: string): number | undefined {
  return /\p{Surrogate}/u.test(character) ? undefined : new TextEncoder().encode(character).length;
}

/** Browsers decode the encodings of readers and encode none but UTF-8: the decoder's table, turned round. */
function createCounter(decoder: InstanceType<typeof TextDecoder>): ByteCounter {
  const sizes = new Map<string, number>();
  const learn = (...bytes: readonly number[]): void => {
    const text = decoder.decode(Uint8Array.from(bytes));
    if (!text.includes("\ufffd") && Array.from(text).length === 1 && !sizes.has(text)) sizes.set(text, bytes.length);
  };
  for (let byte = 0; byte <= LAST_BYTE; byte++) learn(byte);
  for (let lead = FIRST_LEAD; lead <= LAST_BYTE; lead++) {
    for (let trail = FIRST_PRINTABLE; trail <= LAST_BYTE; trail++) learn(lead, trail);
  }
  return (character) => sizes.get(character);
}
