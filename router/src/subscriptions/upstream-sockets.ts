import type { Client } from "graphql-ws";
import { WebSocket } from "ws";
import { ROUTER_SUBJECT, type SubgraphTokens, type TokenSubject } from "../auth/subgraph-token.ts";
import { closePlaceSocket, openPlaceSocket } from "../place-links/place-socket.ts";
import type { Registry } from "../registry/registry.ts";

/** The rights a stream runs with; viewers of equal rights share it. */
export type StreamRights = Pick<TokenSubject, "role" | "users">;

/** A socket of its own whose reading can be held back. */
export interface PausableSocket {
  readonly client: Client;
  readonly pause: () => void;
  readonly resume: () => void;
  readonly close: () => void;
}

/** Sockets to places for streams. */
export interface UpstreamSockets {
  /** The socket that all streams of a place and these rights share. */
  readonly share: (place: string, rights: StreamRights) => Client;
  /** A socket for one catch-up: holding it back holds nobody else back. */
  readonly openOwn: (place: string, rights: StreamRights) => PausableSocket;
  readonly close: () => void;
}

interface SharedSocket {
  readonly place: string;
  readonly client: Client;
  urls: string;
}

/** Creates the sockets; a place that moved is connected anew. */
export function createUpstreamSockets(registry: Registry, tokens: SubgraphTokens): UpstreamSockets {
  const shared = new Map<string, SharedSocket>();
  const urlsOf = (place: string) => registry.find(place)?.urls ?? [];
  const open = (place: string, rights: StreamRights) =>
    openPlaceSocket({
      urls: () => urlsOf(place),
      authorization: () => tokens.forPlace({ ...ROUTER_SUBJECT, ...rights }, place),
      isLazy: true,
    });
  const stopWatching = registry.watch(() => {
    for (const socket of shared.values()) {
      const urls = urlsOf(socket.place).join(" ");
      if (urls !== socket.urls) socket.client.terminate();
      socket.urls = urls;
    }
  });
  return {
    share: (place, rights) => {
      const key = JSON.stringify([place, rights.role, rights.users]);
      const known = shared.get(key) ?? { place, client: open(place, rights), urls: urlsOf(place).join(" ") };
      shared.set(key, known);
      return known.client;
    },
    openOwn: (place, rights) => toPausable(open(place, rights)),
    close: () => {
      stopWatching();
      for (const { client } of shared.values()) closePlaceSocket(client);
      shared.clear();
    },
  };
}

function toPausable(client: Client): PausableSocket {
  let socket: WebSocket | undefined;
  let isPaused = false;
  client.on("connected", (connected) => {
    if (connected instanceof WebSocket) socket = connected;
    if (isPaused) socket?.pause();
  });
  return {
    client,
    pause: () => {
      isPaused = true;
      if (socket?.readyState === WebSocket.OPEN) socket.pause();
    },
    resume: () => {
      isPaused = false;
      socket?.resume();
    },
    close: () => {
      socket?.resume(); // a socket held back would never see that it is closed
      closePlaceSocket(client);
    },
  };
}
