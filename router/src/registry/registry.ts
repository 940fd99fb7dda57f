import type { RegisteredPlace, RegistrySnapshot } from "@biometricflow/schema/registry";

/** The router's copy of the registry; it may change at any moment. */
export interface Registry {
  readonly find: (id: string) => RegisteredPlace | undefined;
  /** By priority, then id. */
  readonly list: () => readonly RegisteredPlace[];
  /** The directory's ETag of this state. */
  readonly version: () => string;
  /** Takes a new state and tells everyone who watches. */
  readonly replace: (snapshot: RegistrySnapshot) => void;
  /** Calls `listener` now and after every change. @returns the end of it. */
  readonly watch: (listener: (places: readonly RegisteredPlace[]) => void) => () => void;
}

/** Creates a registry from its first state. */
export function createRegistry(initial: RegistrySnapshot): Registry {
  let version = "";
  let byId: ReadonlyMap<string, RegisteredPlace> = new Map();
  const listeners = new Set<(places: readonly RegisteredPlace[]) => void>();
  const replace = (snapshot: RegistrySnapshot) => {
    version = snapshot.version;
    byId = new Map(snapshot.places.toSorted(comparePlaces).map((place) => [place.id, place]));
    for (const listener of listeners) listener([...byId.values()]);
  };
  replace(initial);
  return {
    find: (id) => byId.get(id),
    list: () => [...byId.values()],
    version: () => version,
    replace,
    watch: (listener) => {
      listeners.add(listener);
      listener([...byId.values()]);
      return () => void listeners.delete(listener);
    },
  };
}

function comparePlaces(left: RegisteredPlace, right: RegisteredPlace): number {
  return left.priority - right.priority || (left.id < right.id ? -1 : 1);
}
