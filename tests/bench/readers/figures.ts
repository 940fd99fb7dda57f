/** A figure of a bench. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  /** What it is measured against; empty where it is only told. */
  readonly budget: string;
}

/** A figure, told at once: some take long. */
export function toFigure(name: string, value: string, budget = ""): Figure {
  process.stderr.write(`  ${name}: ${value}\n`);
  return { name, value, budget };
}

/** One table of all figures. */
export function printTable(figures: readonly Figure[]): void {
  const rows = [{ name: "figure", value: "measured", budget: "budget" }, ...figures];
  const [wide, wider] = [rows.map(({ name }) => name.length), rows.map(({ value }) => value.length)];
  for (const { name, value, budget } of rows) {
    const line = `${name.padEnd(Math.max(...wide))}  ${value.padEnd(Math.max(...wider))}  ${budget}`;
    process.stdout.write(`${line.trimEnd()}\n`);
  }
}

/** The value below which so large a share of some numbers lies; the middle one by default. */
export function toPercentile(values: readonly number[], share = 0.5): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
