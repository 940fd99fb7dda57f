import { createServer, type RequestListener, type Server, type ServerOptions } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { ServerTls } from "@biometricflow/edge/open-tls";
import { type NoteRefusal, refuseUnread, refuseUnreadable } from "@biometricflow/edge/unread";

/** How long a server waits, as Node names it. */
type ServerPatience = ServerOptions & Required<Pick<ServerOptions, "headersTimeout">>;

/** Who answers, and who is told of refusals. */
interface Answering {
  readonly answer: RequestListener;
  readonly note: NoteRefusal;
}

/** Creates the dashboard's server, not yet listening: over TLS where it has a certificate. */
export function createListener(tls: ServerTls | undefined, patience: ServerPatience, answering: Answering): Server {
  const server = open(tls, { ...patience, requireHostHeader: false }, answering.answer); // the guard refuses those without
  const unread = { note: answering.note, toBody };
  refuseUnread(server, unread);
  server.on("clientError", (error, socket) => refuseUnreadable(error, socket, unread));
  return server;
}

function toBody(message: string) {
  return { type: "text/plain; charset=utf-8", text: `BAD_USER_INPUT: ${message}.\n` };
}

function open(tls: ServerTls | undefined, patience: ServerPatience, answer: RequestListener): Server {
  if (tls === undefined) return createServer(patience, answer);
  const handshakeTimeout = patience.headersTimeout; // or whoever says nothing stays for two minutes
  const server = createTlsServer({ ...tls.options(), ...patience, handshakeTimeout }, answer);
  tls.follow(server);
  return server;
}
