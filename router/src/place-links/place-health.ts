import type { Client } from "graphql-ws";
import { ROUTER_SUBJECT, type SubgraphTokens } from "../auth/subgraph-token.ts";
import type { RegisteredPlace } from "@biometricflow/schema/registry";
import type { Registry } from "../registry/registry.ts";
import { isOtherPlace, type PlaceIdentity, readPlaceIdentity } from "./place-identity.ts";
import { closePlaceSocket, openPlaceSocket } from "./place-socket.ts";

/** Whether the router reaches a place. */
export type PlaceStatus = "ONLINE" | "DEGRADED" | "OFFLINE" | "DISABLED";

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
  readonly recordAnswer: (placeId: string) => void;
  readonly recordFault: (placeId: string) => void;
  readonly close: () => Promise<void>;
}

interface Link {
  readonly urls: readonly string[];
  isUp: boolean;
  downAtMs: number;
  isClosed: boolean;
  /** What the servers at its URLs said they are when the socket was last connected or refused. */
  identities: readonly PlaceIdentity[];
  client: Client | undefined;
}

interface Signs {
  connection: number;
  answeredAtMs: number;
  failedAtMs: number;
}

const REOPEN_MS = 1000;
const SIGN_LASTS_MS = 15_000; // an answer or fault of a single request says so long something about now

/** Keeps one socket to every enabled place of the registry and learns from the requests that are made anyway. */
export function createPlaceHealth(options: {
  readonly registry: Registry;
  readonly tokens: SubgraphTokens;
  readonly now?: () => number;
}): PlaceHealth {
  const { registry, tokens, now = Date.now } = options;
  const links = new Map<string, Link>();
  const { signsOf, tell, watch, recordAnswer, recordFault } = createSigns(now);
  const open = (placeId: string, link: Link) => {
    const onMessage = () => recordAnswer(placeId);
    const onUp = () => void signsOf(placeId).connection++;
    const onChange = () => tell(placeId);
    link.client = openLink({ placeId, link, tokens, onMessage, onUp, onChange, reopen: open });
  };
  const stopWatching = registry.watch((places) => syncLinks(links, places, open));
  return {
    status: (place) => toStatus(place, { link: links.get(place.id), signs: signsOf(place.id), nowMs: now() }),
    asOf: (placeId) => {
      const { answeredAtMs } = signsOf(placeId);
      return answeredAtMs === 0 ? null : new Date(answeredAtMs).toISOString();
    },
    isOtherPlace: (placeId) => {
      const place = registry.find(placeId);
      return place !== undefined && isMisplaced(place, links.get(placeId));
    },
    connection: (placeId) => signsOf(placeId).connection,
    watch,
    recordAnswer,
    recordFault,
    close: async () => {
      stopWatching();
      syncLinks(links, [], open);
    },
  };
}

/** What was seen of each place, and who wants to know when it changes. */
function createSigns(now: () => number) {
  const signs = new Map<string, Signs>();
  const listeners = new Set<(placeId: string) => void>();
  const signsOf = (placeId: string): Signs => {
    const known = signs.get(placeId) ?? { connection: 0, answeredAtMs: 0, failedAtMs: 0 };
    signs.set(placeId, known);
    return known;
  };
  const tell = (placeId: string) => {
    for (const listener of listeners) listener(placeId);
  };
  return {
    signsOf,
    tell,
    watch: (listener: (placeId: string) => void) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    recordAnswer: (placeId: string) => {
      signsOf(placeId).answeredAtMs = now();
      tell(placeId);
    },
    recordFault: (placeId: string) => {
      signsOf(placeId).failedAtMs = now();
      tell(placeId);
    },
  };
}

function openLink(options: {
  readonly placeId: string;
  readonly link: Link;
  readonly tokens: SubgraphTokens;
  readonly onMessage: () => void;
  readonly onUp: () => void;
  /** What the link says of its place may be another thing now. */
  readonly onChange: () => void;
  readonly reopen: (placeId: string, link: Link) => void;
}): Client {
  const { placeId, link, tokens, onMessage, onUp, onChange, reopen } = options;
  const identify = () => void readIdentities(link).then(onChange);
  return openPlaceSocket({
    urls: () => link.urls,
    authorization: () => tokens.forPlace(ROUTER_SUBJECT, placeId),
    isLazy: false,
    onMessage,
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
async function readIdentities(link: Link): Promise<void> {
  const answers = await Promise.all(link.urls.map(readPlaceIdentity));
  link.identities = answers.filter((it) => it !== undefined);
}

function isMisplaced(place: RegisteredPlace, link: Link | undefined): boolean {
  return link?.identities.some((identity) => isOtherPlace(identity, place)) === true;
}

/** Opens links to places that are new or moved, closes those to places that are gone, disabled or moved. */
function syncLinks(
  links: Map<string, Link>,
  places: readonly RegisteredPlace[],
  open: (placeId: string, link: Link) => void,
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
    const link: Link = { urls, isUp: false, downAtMs: 0, isClosed: false, identities: [], client: undefined };
    links.set(placeId, link);
    open(placeId, link);
  }
}

/** The socket says most; a request that was answered after the socket broke says that the place is not all gone. */
function toStatus(
  place: RegisteredPlace,
  { link, signs, nowMs }: { readonly link: Link | undefined; readonly signs: Signs; readonly nowMs: number },
): PlaceStatus {
  if (!place.enabled) return "DISABLED";
  if (isMisplaced(place, link)) return "OFFLINE";
  const { answeredAtMs, failedAtMs } = signs;
  if (link?.isUp === true) {
    const hasFailed = failedAtMs > answeredAtMs && nowMs - failedAtMs < SIGN_LASTS_MS;
    return hasFailed ? "DEGRADED" : "ONLINE";
  }
  const answeredSince = Math.max(failedAtMs, link?.downAtMs ?? 0);
  return answeredAtMs > answeredSince && nowMs - answeredAtMs < SIGN_LASTS_MS ? "DEGRADED" : "OFFLINE";
}
