import type { KnownPlace } from "../lib/places.ts";

/** How a page reads one parameter of its address: what it kept of it, as text; null for nothing. */
export type ParamReader = (text: string) => string | null;

/** The parameters that a page reads, by name. */
export type ParamReaders = Readonly<Record<string, ParamReader>>;

/** What nuqs calls a parser, as far as it is needed here. */
interface Parser<T> {
  readonly parse: (text: string) => T | null;
  readonly serialize?: (value: T) => string;
}

/** Reads a parameter as its parser does. */
export function toReader<T>({ parse, serialize = String }: Parser<T>): ParamReader {
  return (text) => {
    const value = parse(text);
    return value === null ? null : serialize(value);
  };
}

/** Reads the `place` parameter: what names no place of the viewer's is not kept. */
export function toPlaceReader(places: readonly KnownPlace[]): ParamReader {
  return (text) => {
    const kept = text.split(",").filter((id) => places.some((place) => place.id === id));
    return kept.length === 0 ? null : kept.join(",");
  };
}

/** The parts of an address that a page does not follow, such as `place=cairo`, in its order. */
export function listDropped(search: Iterable<readonly [string, string]>, readers: ParamReaders): readonly string[] {
  return [...search].flatMap(([name, text]) => {
    const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
    const kept = new Set(read?.(text)?.split(","));
    const parts = read === undefined || kept.size === 0 ? [text] : text.split(",");
    return [...new Set(parts)].filter((part) => !kept.has(part)).map((part) => `${name}=${part}`);
  });
}
