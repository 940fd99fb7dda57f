const PREFIX = /^(?:account|key)\//;

/** An account or key as people know it: ids say by their first part which of the two they are of. */
export function toAccountName(id: string): string {
  return id.replace(PREFIX, "");
}
