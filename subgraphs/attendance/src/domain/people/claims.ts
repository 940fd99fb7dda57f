import type { PinClaim } from "./person.ts";

/** What a claim takes of a PIN: at one place or all, over some dates or all. */
export type ClaimSpan = Omit<PinClaim, "personKey">;

/** Two claims that take the same punch; `undefined` when every punch is of one at most. */
export function findClaimOverlap<Claim extends ClaimSpan>(
  claims: readonly Claim[],
): readonly [Claim, Claim] | undefined {
  for (const [index, left] of claims.entries())
    for (const right of claims.slice(index + 1)) if (doOverlap(left, right)) return [left, right];
  return undefined;
}

function doOverlap(left: ClaimSpan, right: ClaimSpan): boolean {
  const share = (one: string | undefined, other: string | undefined) =>
    one === undefined || other === undefined || one === other;
  return (
    left.pin === right.pin &&
    share(left.placeId, right.placeId) &&
    (left.from ?? "") <= (right.to ?? "9999-12-31") &&
    (right.from ?? "") <= (left.to ?? "9999-12-31")
  );
}

/** A span of a PIN at each of some places, or at all of them. */
export function toSpans(
  pin: string,
  {
    placeIds,
    from,
    to,
  }: {
    readonly placeIds: readonly string[] | undefined;
    readonly from: string | undefined;
    readonly to: string | undefined;
  },
): readonly ClaimSpan[] {
  return (placeIds ?? [undefined]).map((placeId) => ({ pin, placeId, from, to }));
}
