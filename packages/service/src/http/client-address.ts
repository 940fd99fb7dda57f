import type { IncomingMessage } from "node:http";
import proxyAddr from "@fastify/proxy-addr";

/** Gives the address a request came from. */
export type ClientAddress = (request: IncomingMessage) => string;

/**
 * Creates the reading of `x-forwarded-for` for what Fastify does not see, such as upgrades: the address nearest to us that
 * is no trusted proxy's.
 *
 * @param trustedProxies addresses and networks, or `loopback`.
 */
export function createClientAddress(trustedProxies: readonly string[]): ClientAddress {
  const isTrusted = proxyAddr.compile([...trustedProxies]);
  return (request) => proxyAddr(request, isTrusted) ?? "";
}
