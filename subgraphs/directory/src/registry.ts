import { createHash } from "node:crypto";
import type { RegisteredPlace, RegistrySnapshot } from "@biometricflow/schema/registry";
import type { DirectoryStore } from "./domain/directory-store.ts";
import { badInput } from "./domain/errors.ts";
import {
  changePlace,
  type IdentityMismatch,
  type PlaceChangeRequest,
  seedPlaces,
  toRegistration,
  toRegistry,
} from "./domain/place.ts";
import { mayBePlaceUrl } from "./place-url.ts";

/** A place's entry before and after a change. */
export interface ChangedPlace {
  readonly before: RegisteredPlace;
  readonly after: RegisteredPlace;
}

/** The places of the organisation. */
export interface Registry {
  /** Takes the configuration's places in; gives the refused ones. */
  readonly seed: (files: readonly RegisteredPlace[]) => Promise<readonly IdentityMismatch[]>;
  readonly read: () => Promise<RegistrySnapshot>;
  /** @throws {DirectoryError} BAD_USER_INPUT naming the argument */
  readonly change: (placeId: string, request: PlaceChangeRequest) => Promise<ChangedPlace>;
}

/** Creates the registry over a store. */
export function createRegistry(store: DirectoryStore): Registry {
  return {
    seed: async (files) => {
      let mismatches: readonly IdentityMismatch[] = [];
      await store.changePlaces((stored) => {
        const result = seedPlaces(stored, files);
        mismatches = result.mismatches;
        return result.places;
      });
      return mismatches;
    },
    read: async () => {
      const places = toRegistry(await store.listPlaces());
      return { version: toVersion(places), places };
    },
    change: async (placeId, request) => {
      let changed: ChangedPlace | undefined;
      await store.changePlaces((stored) =>
        stored
          .filter((place) => place.file.id === placeId)
          .map((place) => {
            const next = changePlace(place, request, mayBePlaceUrl);
            changed = { before: toRegistration(place), after: toRegistration(next) };
            return next;
          }),
      );
      if (changed === undefined) throw badInput("input.id", "There is no such place");
      return changed;
    },
  };
}

/** The zones of places; of one that is unknown, and of the organisation as a whole, that of the first place. */
export function toZoneOf(places: readonly RegisteredPlace[]): (placeId: string | null) => string {
  return (placeId) => (places.find(({ id }) => id === placeId) ?? places[0])?.timeZone ?? "UTC";
}

function toVersion(places: readonly RegisteredPlace[]): string {
  const keys = ["id", "name", "location", "timeZone", "urls", "enabled", "priority"]; // stringified in this order
  return createHash("sha256").update(JSON.stringify(places, keys)).digest("base64url").slice(0, 22);
}
