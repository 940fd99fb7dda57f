import type { ServerOptions } from "node:http";
import { createServer } from "node:https";
import type { ServerTls } from "@biometricflow/edge/open-tls";
import type { FastifyServerFactory } from "fastify";

/** How long a server waits, as Node names it. */
type ServerPatience = Pick<
  ServerOptions,
  "headersTimeout" | "connectionsCheckingInterval" | "requestTimeout" | "keepAliveTimeout"
>;

/** What Fastify is told of the server it listens with: it sets nothing on one that it did not make itself. */
export function toListenerOptions(tls: ServerTls | undefined, patience: ServerPatience) {
  const told = { ...patience, requireHostHeader: false }; // refused by our own form, and noted
  if (tls === undefined) return { http: told };
  const serverFactory: FastifyServerFactory = (answer) => {
    const handshakeTimeout = patience.headersTimeout; // or whoever says nothing stays for two minutes
    const server = createServer({ ...tls.options(), ...told, handshakeTimeout }, answer);
    tls.follow(server);
    return server;
  };
  return { serverFactory };
}
