import { toGlobalId } from "@biometricflow/schema/global-id";
import { toUtcDate } from "../domain/dates.ts";
import type { PeopleReader, PersonRecord } from "../domain/people/people-store.ts";

interface Parts {
  readonly placeIds: readonly string[];
  readonly peopleReader: Pick<PeopleReader, "count" | "findClaimants">;
  readonly now: () => number;
}

/**
 * By what a person is named: its id, the user of its PIN at each place where it is enrolled and the PIN is its own today, and these
 * places, with the one that measures it.
 */
export async function listOwnNames(
  { id, pin, homePlaceId }: Pick<PersonRecord, "id" | "pin" | "homePlaceId">,
  { placeIds, peopleReader, now }: Parts,
): Promise<readonly string[]> {
  const counts = await Promise.all(placeIds.map((place) => peopleReader.count({ ids: [id], placeIds: [place] })));
  const places = placeIds.filter((place, nth) => place === homePlaceId || (counts[nth] ?? 0) > 0);
  const pins = places.map((placeId) => ({ placeId, pin }));
  const claimants = await peopleReader.findClaimants(pins, toUtcDate(now()));
  const users = pins.filter((_pin, nth) => claimants[nth] === id).map(({ placeId }) => toGlobalId(placeId, pin));
  return [id, ...users, ...places];
}
