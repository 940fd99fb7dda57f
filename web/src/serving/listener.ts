import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { ServerTls } from "@biometricflow/edge/open-tls";

/** How long a server waits, as Node names it. */
type ServerPatience = ServerOptions & Required<Pick<ServerOptions, "headersTimeout">>;

/** Creates the dashboard's server, not yet listening: over TLS where it has a certificate. */
export function createListener(tls: ServerTls | undefined, patience: ServerPatience, answer: RequestListener): Server {
  if (tls === undefined) return createServer(patience, answer);
  const handshakeTimeout = patience.headersTimeout; // or whoever says nothing stays for two minutes
  const server = createTlsServer({ ...tls.options(), ...patience, handshakeTimeout }, answer);
  tls.follow(server);
  return server;
}
