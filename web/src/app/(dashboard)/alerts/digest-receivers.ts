import type { ReceiverFactsFragment } from "@biometricflow/sdk/generated/graphql";

/** Whether one of these receivers takes the digest of a place; null: that of the organisation as a whole. */
export function isDigestTaken(
  receivers: readonly Pick<ReceiverFactsFragment, "isEnabled" | "events" | "places">[],
  placeId: string | null,
): boolean {
  return receivers.some(
    ({ isEnabled, events, places }) =>
      isEnabled &&
      events.includes("DIGEST") &&
      (places.includes("*") || (placeId !== null && places.includes(placeId))),
  );
}
