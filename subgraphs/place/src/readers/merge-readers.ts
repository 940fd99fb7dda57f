import type { PlaceConfig, ReaderConfig } from "@biometricflow/config/place";
import type { KeptReader } from "../domain/readers/added-reader.ts";

/** The readers of a place, those of its file and those that were added. */
export interface MergedReaders {
  readonly place: PlaceConfig;
  /** Ids of added readers that the file names too: the file's count. */
  readonly conflicts: readonly string[];
}

/** Puts the readers of a place together. @param commKeys of added readers, by id; 0 where there is none */
export function mergeReaders(
  place: PlaceConfig,
  kept: readonly KeptReader[],
  commKeys: ReadonlyMap<string, number>,
): MergedReaders {
  const known = new Map(kept.map((reader) => [reader.readerId, reader]));
  const isOn = (id: string) => known.get(id)?.isOff !== true;
  const named = place.readers.map((reader) => ({ ...reader, enabled: reader.enabled && isOn(reader.id) }));
  const ids = new Set(place.readers.map(({ id }) => id));
  const added = kept.flatMap(({ readerId, isOff, added: reader }): readonly ReaderConfig[] =>
    reader === undefined || ids.has(readerId)
      ? []
      : [{ ...reader, driver: "zk-pull", enabled: !isOff, isAdded: true, commKey: commKeys.get(readerId) ?? 0 }],
  );
  const conflicts = kept.filter(({ readerId, added: reader }) => reader !== undefined && ids.has(readerId));
  return { place: { ...place, readers: [...named, ...added] }, conflicts: conflicts.map(({ readerId }) => readerId) };
}
