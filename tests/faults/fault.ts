/** A fault to put into a source file. */
export interface SourceFault {
  /** What goes wrong, as a sentence. */
  readonly name: string;
  /** The file, from the repository's root. */
  readonly file: string;
  /** The right text; stands exactly once in the file. */
  readonly find: string;
  /** The wrong text in its place. */
  readonly replace: string;
}

/** Test files of a vitest project. */
export interface Suite {
  readonly project: "unit" | "property" | "integration";
  /** Filter of the test files, as given to vitest. */
  readonly tests: string;
}

/** A fault whose tests must turn red with it in place: one that survives wants a test. */
export interface Fault extends SourceFault, Suite {}

/**
 * The source with the fault in it.
 *
 * @throws {Error} when the text to change does not stand in the source exactly once: the list must follow the code.
 */
export function putFault({ file, find, replace }: SourceFault, source: string): string {
  const found = source.split(find).length - 1;
  if (found !== 1) throw new Error(`${file}: found ${found} times, expected once: ${find}`);
  return source.replace(find, () => replace);
}
