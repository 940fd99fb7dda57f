import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import { beginDigest, type Digest, toNextDigestMs } from "./domain/alerts/digest.ts";
import type { DigestStore } from "./domain/alerts/digest-store.ts";
import { badInput, DirectoryError } from "./domain/errors.ts";
import { type Registry, toZoneOf } from "./registry.ts";

/** A digest as it is shown. */
export interface ShownDigest extends Pick<Digest, "placeId" | "at"> {
  /** When it is told next; milliseconds since 1970. */
  readonly nextAtMs: number;
}

/** What people do with digests. */
export interface DigestAdministration {
  /** Those of the viewer's places; with every place that of the organisation as a whole. */
  readonly list: (viewer: Viewer) => Promise<readonly ShownDigest[]>;
  /**
   * From now on at this minute of the place's local day; `null`: not at all.
   *
   * @throws {DirectoryError} FORBIDDEN for the organisation to a token of some places, BAD_USER_INPUT
   */
  readonly set: (
    wanted: { readonly placeId: string | null; readonly at: number | null },
    viewer: Viewer,
  ) => Promise<{ readonly before: number | null; readonly digest: ShownDigest | null }>;
}

/** What the administration stands on. */
export interface DigestAdministrationOptions {
  readonly store: Pick<DigestStore, "listDigests" | "changeDigest">;
  readonly registry: Pick<Registry, "read">;
  readonly now: () => number;
}

/** Creates the administration of one directory's digests. */
export function createDigestAdministration({
  store,
  registry,
  now,
}: DigestAdministrationOptions): DigestAdministration {
  const show = (digest: Digest, timeZone: string): ShownDigest => {
    const { placeId, at } = digest;
    return { placeId, at, nextAtMs: toNextDigestMs(digest, timeZone, now()) };
  };
  return {
    list: async (viewer) => {
      const toZone = toZoneOf((await registry.read()).places);
      const digests = (await store.listDigests()).filter(({ placeId }) => isSeen(viewer, placeId));
      return digests.map((digest) => show(digest, toZone(digest.placeId)));
    },
    set: async ({ placeId, at }, viewer) => {
      const { places } = await registry.read();
      if (placeId === null && viewer.places !== "*")
        throw new DirectoryError("FORBIDDEN", "This is of every place, and you have some");
      if (placeId !== null && !(isSeen(viewer, placeId) && places.some(({ id }) => id === placeId)))
        throw badInput("input.placeId", "There is no such place");
      const timeZone = toZoneOf(places)(placeId);
      const { before, digest } = await store.changeDigest(placeId, (former) =>
        at === null ? undefined : beginDigest({ placeId, at, before: former }, timeZone, now()),
      );
      return { before: before?.at ?? null, digest: digest === undefined ? null : show(digest, timeZone) };
    },
  };
}

function isSeen(viewer: Viewer, placeId: string | null): boolean {
  return placeId === null ? viewer.places === "*" : canSeePlace(viewer, placeId);
}
