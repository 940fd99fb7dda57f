import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { Client } from "graphql-ws";
import { ROUTER_SUBJECT, type SubgraphTokens } from "../auth/subgraph-token.ts";
import { type PlaceIdentity, readPlaceIdentity } from "./place-identity.ts";
import { closePlaceSocket, openPlaceSocket } from "./place-socket.ts";

/** The router's socket to one place, and what was learnt by it. */
export interface PlaceLink {
  readonly urls: readonly string[];
  isUp: boolean;
  downAtMs: number;
  isClosed: boolean;
  /** What the servers at its URLs said they are when the socket was last connected or refused. */
  identities: readonly PlaceIdentity[];
  client: Client | undefined;
}

const REOPEN_MS = 1000;

/** Opens the socket of a link; it connects again by itself until the link is closed. */
export function openLink(options: {
  readonly placeId: string;
  readonly link: PlaceLink;
  readonly tokens: SubgraphTokens;
  readonly onMessage: () => void;
  readonly onUp: () => void;
  /** What the link says of its place may be another thing now. */
  readonly onChange: () => void;
  /** What the place says of its readers. */
  readonly onReaders: (statuses: ReadonlyMap<string, unknown>) => void;
  readonly reopen: (placeId: string, link: PlaceLink) => void;
}): Client {
  const { placeId, link, tokens, onMessage, onUp, onChange, onReaders, reopen } = options;
  const identify = () => void readIdentities(link, tokens.forIdentity()).then(onChange);
  return openPlaceSocket({
    urls: () => link.urls,
    authorization: () => tokens.forPlace(ROUTER_SUBJECT, placeId),
    isLazy: false,
    onMessage,
    onReaders,
    onUp: () => {
      link.isUp = true;
      onUp();
      onChange();
      identify();
    },
    onDown: (isRefused) => {
      if (isRefused) identify(); // a token is for one place: another one refuses it
      if (link.isUp) link.downAtMs = Date.now();
      link.isUp = false;
      onChange();
    },
    onFatal: () => {
      link.isUp = false;
      onChange();
      setTimeout(() => {
        if (!link.isClosed) reopen(placeId, link);
      }, REOPEN_MS);
    },
  });
}

/** One GET /version to each URL: no data is asked for. */
async function readIdentities(link: PlaceLink, authorization: string): Promise<void> {
  const answers = await Promise.all(link.urls.map((url) => readPlaceIdentity(url, authorization)));
  link.identities = answers.filter((it) => it !== undefined);
}

/** Opens links to places that are new or moved, closes those to places that are gone, disabled or moved. */
export function syncLinks(
  links: Map<string, PlaceLink>,
  places: readonly RegisteredPlace[],
  open: (placeId: string, link: PlaceLink) => void,
): void {
  const wanted = new Map(places.filter((place) => place.enabled).map((place) => [place.id, place.urls]));
  for (const [placeId, link] of links) {
    if (wanted.get(placeId)?.join(" ") === link.urls.join(" ")) continue;
    link.isClosed = true;
    closePlaceSocket(link.client);
    links.delete(placeId);
  }
  for (const [placeId, urls] of wanted) {
    if (links.has(placeId)) continue;
    const link: PlaceLink = { urls, isUp: false, downAtMs: 0, isClosed: false, identities: [], client: undefined };
    links.set(placeId, link);
    open(placeId, link);
  }
}
