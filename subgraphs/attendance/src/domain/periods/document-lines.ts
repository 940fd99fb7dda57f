const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const MOST_FAULTS = 20;
const COUNTED = ["people", "records", "adjustments"] as const;

type Counted = (typeof COUNTED)[number];

/**
 * Where lines were changed in ways that show without the right ones: a hash says that some were, not which. Each fault is a
 * sentence; a value that was replaced with another well-formed one shows in none.
 */
export function findLineFaults(lines: Buffer, header: Readonly<Record<string, unknown>>): readonly string[] {
  const faults: string[] = [];
  const counts: Record<Counted, number> = { people: 0, records: 0, adjustments: 0 };
  let [number, before] = [0, ""];
  for (const line of splitLines(lines)) {
    number += 1;
    const value = parseLine(line);
    const [kind, place] = value === undefined ? [] : toPlace(value);
    if (value === undefined) faults.push(`line ${number} is not as it was written${describe(line)}`);
    if (kind !== undefined) counts[kind] += 1;
    if (place !== undefined && place <= before) faults.push(`line ${number} stands out of order, or twice`);
    before = place ?? before;
    if (faults.length >= MOST_FAULTS) return [...faults, "and more"];
  }
  const missing = COUNTED.filter((kind) => counts[kind] !== header[kind]);
  return [
    ...faults,
    ...missing.map((kind) => `the header says ${toText(header[kind])} ${kind}, and there are ${counts[kind]}`),
  ];
}

function* splitLines(lines: Buffer): Generator<Buffer> {
  let start = 0;
  while (start < lines.length) {
    const end = lines.indexOf(LINE_FEED, start);
    yield lines.subarray(start, end);
    start = end + 1;
  }
}

/** A line that is the JSON which its own values give, byte by byte. */
function parseLine(line: Buffer): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line.toString());
    if (typeof value !== "object" || value === null) return undefined;
    return line.equals(Buffer.from(JSON.stringify(value))) ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function describe(line: Buffer): string {
  return line.at(-1) === CARRIAGE_RETURN ? ": it ends with CR, some program changed the line ends" : "";
}

/** What a line is, and a text by which lines stand in order; the header is neither. */
function toPlace(value: Readonly<Record<string, unknown>>): readonly [Counted?, string?] {
  const { format, adjustment, person, date } = value;
  if (format !== undefined) return [];
  const id = toHex(person);
  if (adjustment !== undefined) return ["adjustments", `3 ${id} ${toText(date)} ${toText(adjustment).padStart(20)}`];
  return date === undefined ? ["people", `1 ${id}`] : ["records", `2 ${toText(date)} ${id}`];
}

function toText(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value ?? null);
}

/** Hexadecimal digits stand in the order of the bytes. */
function toHex(text: unknown): string {
  return Buffer.from(toText(text)).toString("hex");
}
