import type { Server, TLSSocket } from "node:tls";

/** By which code whoever connects without a certificate that counts is told so. */
export const CLIENT_CERTIFICATE_REFUSED = "CLIENT_CERTIFICATE_REFUSED";

const PATIENCE_MS = 5_000;
const NONE = "NO_CERTIFICATE";

/** Told of whoever is refused: why, such as `CERT_HAS_EXPIRED` or `NO_CERTIFICATE`, and where it came from. */
export type OnRefused = (reason: string, address: string | undefined) => void;

/**
 * Has a server that asks for certificates serve those alone whose certificate counts. Of others no byte is taken for a request: what
 * they send is thrown away, and one answer, the same for everybody, says by its code why. A handshake that simply broke off would
 * look like a server that is down.
 */
export function admitClients(server: Server, onRefused: OnRefused): void {
  const serve = server.listeners("secureConnection");
  server.removeAllListeners("secureConnection");
  server.on("secureConnection", (socket: TLSSocket) => {
    if (socket.authorized) for (const listener of serve) Reflect.apply(listener, server, [socket]);
    else refuse(socket, onRefused);
  });
}

function refuse(socket: TLSSocket, onRefused: OnRefused): void {
  const reason = socket.getPeerX509Certificate() === undefined ? NONE : String(socket.authorizationError);
  onRefused(reason, socket.remoteAddress);
  socket.on("error", () => undefined); // gone already
  // whatever is sent meanwhile: a byte now and then would keep the line of somebody else
  const patience = setTimeout(() => socket.destroy(), PATIENCE_MS).unref();
  socket.once("close", () => clearTimeout(patience));
  socket.once("data", () => socket.end(toRefusal(reason))); // a client that has asked nothing yet would take it for a fault
  socket.once("end", () => socket.destroy());
}

/** For every kind of caller: the form of our own endpoints, and that of GraphQL. */
function toRefusal(reason: string): string {
  const code = CLIENT_CERTIFICATE_REFUSED;
  const message = `This service is for the organisation's own processes: show a certificate (${reason})`;
  const body = JSON.stringify({ error: { code, message }, errors: [{ message, extensions: { code, reason } }] });
  const head = [
    "HTTP/1.1 403 Forbidden",
    "content-type: application/json; charset=utf-8",
    `content-length: ${Buffer.byteLength(body)}`,
    "connection: close",
  ];
  return `${head.join("\r\n")}\r\n\r\n${body}`;
}
