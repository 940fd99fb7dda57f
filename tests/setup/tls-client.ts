/** Requests over TLS as a program makes them that trusts one authority alone. */
import { once } from "node:events";
import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { request } from "node:https";
import { connect, type ConnectionOptions, type TLSSocket } from "node:tls";

/** What came back. */
export interface TlsAnswer {
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Of the certificate that was shown. */
  readonly fingerprint: string | undefined;
}

/** A GET of an https URL on a connection of its own. @throws what the handshake throws */
export async function askTls(url: string, options: ConnectionOptions, headers: Readonly<Record<string, string>> = {}) {
  const asking = request(url, { ...options, headers, agent: false }).end();
  let fingerprint: string | undefined;
  asking.once("socket", (socket: TLSSocket) =>
    socket.once("secureConnect", () => {
      fingerprint = socket.getPeerX509Certificate()?.fingerprint256;
    }),
  );
  const [answer]: IncomingMessage[] = await once(asking, "response");
  let text = "";
  for await (const piece of answer ?? []) text += String(piece);
  const told: TlsAnswer = { status: answer?.statusCode, headers: answer?.headers ?? {}, text, fingerprint };
  return told;
}

/** How a handshake ends: the protocol that was agreed on, or the code of what refused it. */
export async function shakeHands(options: ConnectionOptions): Promise<string> {
  const socket = connect(options);
  try {
    await once(socket, "secureConnect");
    return socket.getProtocol() ?? "none";
  } catch (error) {
    return error instanceof Error && "code" in error ? String(error.code) : String(error);
  } finally {
    socket.destroy();
  }
}
