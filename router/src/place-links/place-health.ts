import type { SubgraphTokens } from "../auth/subgraph-token.ts";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { Registry } from "../registry/registry.ts";
import { openLink, type PlaceLink, syncLinks } from "./place-link.ts";
import { createSigns } from "./place-signs.ts";
import { isMisplaced, judgeStatus, type PlaceStatus } from "./place-status.ts";

/** The router's own view of every place's health. */
export interface PlaceHealth {
  readonly status: (place: RegisteredPlace) => PlaceStatus;
  /** The last instant at which the place answered, RFC 3339; null when it never did. */
  readonly asOf: (placeId: string) => string | null;
  /** True while the server at the place's address says that it is another place: it must not be asked. */
  readonly isOtherPlace: (placeId: string) => boolean;
  /** Another number with every new connection to the place: what was known of it may be out of date. */
  readonly connection: (placeId: string) => number;
  /** Calls `listener` with a place whenever something was learnt that its status may depend on. @returns the end of it. */
  readonly watch: (listener: (placeId: string) => void) => () => void;
  /** Calls `listener` with the id of a reader of which its place says another status than before. @returns the end of it. */
  readonly watchReaders: (listener: (deviceId: string) => void) => () => void;
  readonly recordAnswer: (placeId: string) => void;
  readonly recordFault: (placeId: string) => void;
  readonly close: () => Promise<void>;
}

/** Keeps one socket to every enabled place of the registry and learns from the requests that are made anyway. */
export function createPlaceHealth(options: {
  readonly registry: Registry;
  readonly tokens: SubgraphTokens;
  readonly now?: () => number;
}): PlaceHealth {
  const { registry, tokens, now = Date.now } = options;
  const links = new Map<string, PlaceLink>();
  const { signsOf, tell, watch, watchReaders, recordReaders, recordAnswer, recordFault } = createSigns(now);
  const open = (placeId: string, link: PlaceLink) => {
    const onMessage = () => recordAnswer(placeId);
    const onUp = () => void signsOf(placeId).connection++;
    const onChange = () => tell(placeId);
    const onReaders = (statuses: ReadonlyMap<string, unknown>) => recordReaders(placeId, statuses);
    link.client = openLink({ placeId, link, tokens, onMessage, onUp, onChange, onReaders, reopen: open });
  };
  const stopWatching = registry.watch((places) => syncLinks(links, places, open));
  return {
    status: (place) => {
      const link = links.get(place.id);
      return judgeStatus(place, { ...signsOf(place.id), link, identities: link?.identities ?? [] }, now());
    },
    asOf: (placeId) => {
      const { answeredAtMs } = signsOf(placeId);
      return answeredAtMs === 0 ? null : new Date(answeredAtMs).toISOString();
    },
    isOtherPlace: (placeId) => {
      const place = registry.find(placeId);
      return place !== undefined && isMisplaced(place, links.get(placeId)?.identities ?? []);
    },
    connection: (placeId) => signsOf(placeId).connection,
    watch,
    watchReaders,
    recordAnswer,
    recordFault,
    close: async () => {
      stopWatching();
      syncLinks(links, [], open);
    },
  };
}
