import { isClaimed, type Person, type PinClaim } from "./person.ts";

/** Somebody with the PINs that are, or were, the person's. */
export interface ClaimedPerson extends Pick<Person, "key" | "id" | "name"> {
  /** Subject of the account that is linked; empty for none. */
  readonly account: string;
  readonly claims: readonly PinClaim[];
}

/** Puts a person and its claims together. */
export function toClaimedPerson(person: Omit<ClaimedPerson, "claims">, claims: readonly PinClaim[]): ClaimedPerson {
  return { ...person, claims };
}

/** Whether a row of a PIN is the person's by its claims; a row with no time of its own is, where the claim is of all dates. */
export function isOwnRow(
  { claims }: Pick<ClaimedPerson, "claims">,
  row: { readonly pin: string; readonly placeId: string; readonly localTime: string },
): boolean {
  return claims.some((claim) => isClaimed(claim, row));
}
