import DataLoader from "dataloader";
import { toUtcDate } from "../domain/dates.ts";
import type { PeopleReader, PersonRecord, PlacePin } from "../domain/people/people-store.ts";
import type { PersonLoader } from "./person-loader.ts";

/** Who claims a PIN at a place today; null for nobody, and for somebody out of the viewer's scope. */
export type ClaimantLoader = DataLoader<PlacePin, PersonRecord | null, string>;

const PINS_AT_ONCE = 1_000;

/** Creates the loader of one request: however many PINs are asked for, two reads. */
export function createClaimantLoader(
  { peopleReader, now }: { readonly peopleReader: Pick<PeopleReader, "findClaimants">; readonly now: () => number },
  people: PersonLoader,
): ClaimantLoader {
  return new DataLoader<PlacePin, PersonRecord | null, string>(
    async (pins) => {
      const ids = await peopleReader.findClaimants(pins, toUtcDate(now()));
      return Promise.all(ids.map(async (id) => (id === undefined ? null : people.load(id))));
    },
    { cacheKeyFn: ({ placeId, pin }) => `${placeId}/${pin}`, maxBatchSize: PINS_AT_ONCE },
  );
}
