import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { ServerTls } from "@biometricflow/edge/open-tls";

/** Creates the dashboard's server, not yet listening: over TLS where it has a certificate. */
export function createListener(tls: ServerTls | undefined, patience: ServerOptions, answer: RequestListener): Server {
  if (tls === undefined) return createServer(patience, answer);
  const server = createTlsServer({ ...tls.options(), ...patience }, answer);
  tls.follow(server);
  return server;
}
