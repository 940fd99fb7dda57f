/** The key by which a punch is found; its global id has the place before it, and is no key. */
export function toPunchDigest(id: string): string {
  return id.slice(id.indexOf("/") + 1);
}
