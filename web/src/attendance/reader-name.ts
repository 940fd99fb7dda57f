/** What readers are called by their ids; undefined for whoever may not see readers. */
export type ReaderNames = ReadonlyMap<string, string | null> | undefined;

/**
 * What a reader is called: its own part of the id where nobody named it, and nothing to whoever may not see readers: an id
 * would tell how they are set up, and would say nothing to them.
 */
export function toReaderName(names: ReaderNames, deviceId: string | null | undefined): string | undefined {
  if (names === undefined || !deviceId) return undefined;
  return names.get(deviceId) || deviceId.split("/").at(-1);
}
