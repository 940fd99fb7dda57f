import type { DeedFailure } from "../../../graphql/use-deed.ts";

/** Refusals that these pages have words for. */
const WORDED = [
  "NO_SUCH_READER",
  "CONFIGURED",
  "PUSHES",
  "ID_TAKEN",
  "TOO_MANY_READERS",
  "ADDRESS_TAKEN",
  "NO_ADDRESS",
  "ADDRESS_NOT_ALLOWED",
  "PORT_NOT_ALLOWED",
] as const;

/** Why a place refuses something of a reader, and what it would take. */
export interface Refusal {
  readonly reason: (typeof WORDED)[number];
  readonly allowed: readonly string[];
}

/** The refusal that an error tells; undefined where it tells none that these pages know. */
export function toRefusal(fault: DeedFailure | undefined): Refusal | undefined {
  const { reason, allowed } = fault?.details ?? {};
  const worded = WORDED.find((known) => known === reason);
  if (worded === undefined) return undefined;
  const list: readonly unknown[] = Array.isArray(allowed) ? allowed : [];
  return { reason: worded, allowed: list.filter((one) => typeof one === "string") };
}
