import type { IncomingMessage } from "node:http";
import proxyAddr from "@fastify/proxy-addr";

/** Gives the address a request came from. */
export type ClientAddress = (request: IncomingMessage) => string;

/** Whose word about their clients counts. */
export interface ClientAddressOptions {
  /** Addresses and networks, or `loopback`. */
  readonly trustedProxies: readonly string[];
  /** True of a request whose sender has proved to be one of ours, wherever it is. */
  readonly isOurs?: (request: IncomingMessage) => boolean;
}

/**
 * Creates the reading of `x-forwarded-for`: the address nearest to us that is no trusted proxy's. Of whoever is no proxy the
 * header does not count: the client is who is connected.
 */
export function createClientAddress({ trustedProxies, isOurs = () => false }: ClientAddressOptions): ClientAddress {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  return (request) => {
    const isSenderOurs = isOurs(request);
    return proxyAddr(request, (address, hop) => (hop === 0 && isSenderOurs) || isTrusted(address, hop)) ?? "";
  };
}
