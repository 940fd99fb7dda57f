/** A part of a list by its number. */
export interface Numbered<T> {
  /** From 1. */
  readonly number: number;
  readonly item: T;
}

/** A list whose parts have no name but their number, such as the lines of a file. */
export function toNumbered<T>(list: readonly T[]): readonly Numbered<T>[] {
  return list.map((item, index) => ({ number: index + 1, item }));
}
