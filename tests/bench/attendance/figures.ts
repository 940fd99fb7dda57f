/** A figure of a bench. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  /** What it is measured against; empty where it is only told. */
  readonly budget: string;
}

/** A figure, told at once: a large size takes long. */
export function toFigure(name: string, value: number, budget = ""): Figure {
  process.stderr.write(`  ${name}: ${toText(value)}\n`);
  return { name, value, budget };
}

/** A number for people: figures below 100 with one place after the point. */
export function toText(value: number): string {
  return value.toLocaleString("en", { maximumFractionDigits: value < 100 ? 1 : 0 });
}

/** A table of what some runs gave; with two of them also the first one by the second. */
export function printFigures(runs: readonly { readonly name: string; readonly figures: readonly Figure[] }[]): void {
  const [first, second] = runs;
  if (first === undefined) return;
  const heads = [...runs.map(({ name }) => name), ...(second === undefined ? [] : ["ratio"])];
  console.log(["figure".padEnd(56), ...heads.map((name) => name.padStart(12)), "  budget"].join(""));
  for (const { name, value, budget } of first.figures) {
    const values = runs.map(({ figures }) => figures.find((figure) => figure.name === name)?.value ?? Number.NaN);
    const ratio = second === undefined ? [] : [value / (values[1] ?? Number.NaN)];
    const cells = [...values, ...ratio].map((each) => toText(each).padStart(12));
    console.log([name.padEnd(56), ...cells, `  ${budget}`].join(""));
  }
}
