import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { PlaceHealth } from "../place-links/place-health.ts";
import type { PlaceStatus } from "../place-links/place-status.ts";
import type { Registry } from "../registry/registry.ts";

/** Changes of what the router says of its places. */
export interface StatusWatch {
  /** Calls `listener` with a place whose status is another than before. @returns the end of it. */
  readonly watch: (listener: (place: RegisteredPlace) => void) => () => void;
}

/** A status also changes because the signs it rests on become old. */
const LOOK_AGAIN_MS = 1000;

/** Creates a watch that compares while somebody listens, and costs nothing otherwise. */
export function createStatusWatch({
  registry,
  health,
}: {
  readonly registry: Registry;
  readonly health: Pick<PlaceHealth, "status" | "watch">;
}): StatusWatch {
  const listeners = new Set<(place: RegisteredPlace) => void>();
  let known = new Map<string, PlaceStatus>();
  let stop = () => {};
  const look = (place: RegisteredPlace) => {
    const status = health.status(place);
    if (known.get(place.id) === status) return;
    known.set(place.id, status);
    for (const listener of listeners) listener(place);
  };
  const lookAtAll = () => registry.list().forEach(look);
  const start = () => {
    known = new Map(registry.list().map((place) => [place.id, health.status(place)]));
    const stopHealth = health.watch((placeId) => {
      const place = registry.find(placeId);
      if (place !== undefined) look(place);
    });
    const stopRegistry = registry.watch(lookAtAll);
    const timer = setInterval(lookAtAll, LOOK_AGAIN_MS);
    stop = () => {
      stopHealth();
      stopRegistry();
      clearInterval(timer);
    };
  };
  return {
    watch: (listener) => {
      if (listeners.size === 0) start();
      listeners.add(listener);
      return () => {
        if (listeners.delete(listener) && listeners.size === 0) stop();
      };
    },
  };
}
