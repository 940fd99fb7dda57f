import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/** Notes that somebody is refused: who asked, or from where. */
export type NoteRefusal = (code: string, from: IncomingMessage | string | undefined) => void;

/** How a server refuses what Node would refuse by itself, in silence and without a body. */
interface UnreadOptions {
  readonly note: NoteRefusal;
  /** The body of a refusal, in the form of the server's errors. */
  readonly toBody: (message: string) => { readonly type: string; readonly text: string };
}

const CODE = "BAD_USER_INPUT";
const TOO_LATE = "ERR_HTTP_REQUEST_TIMEOUT";
const STATUS_BY_FAULT: Readonly<Record<string, readonly [status: string, message: string]>> = {
  [TOO_LATE]: ["408 Request Timeout", "The request did not come to an end in time"],
  HPE_HEADER_OVERFLOW: ["431 Request Header Fields Too Large", "The head of the request is too large"],
};

/** Answers that are not yet over, by the connection that they go over. */
const underWay = new WeakMap<Duplex, Set<ServerResponse>>();

/** Refuses expectations and tunnels, and notes them, and connections that are too many. */
export function refuseUnread(server: Server, options: UnreadOptions): void {
  server.on("request", ({ socket }: IncomingMessage, response: ServerResponse) => {
    const own = underWay.get(socket) ?? new Set();
    underWay.set(socket, own.add(response));
    response.once("close", () => own.delete(response));
  });
  server.on("checkExpectation", (request: IncomingMessage) => {
    options.note(CODE, request);
    end(request.socket, options, ["417 Expectation Failed", "No such expectation is met here"]);
  });
  server.on("connect", (request: IncomingMessage, socket: Duplex) => {
    options.note(CODE, request);
    end(socket, options, ["405 Method Not Allowed", "This is no proxy"]);
  });
  server.on("drop", (dropped?: { readonly remoteAddress?: string }) =>
    options.note("TOO_MANY_CONNECTIONS", dropped?.remoteAddress),
  );
}

/** Answers what cannot be read as a request, as `clientError` tells of it, and cuts the line. */
export function refuseUnreadable({ code }: NodeJS.ErrnoException, socket: Duplex, options: UnreadOptions): void {
  if (code === "ECONNRESET" || socket.destroyed) return; // whoever is gone was refused nothing
  if (code !== TOO_LATE || !isSilent(socket)) options.note(CODE, readAddress(socket));
  end(socket, options, STATUS_BY_FAULT[code ?? ""] ?? ["400 Bad Request", "This is no request"]);
}

/** Whether a request names one host, as it must: of several Node keeps the first, and something on the way may have gone by another. */
export function namesOneHost({ rawHeaders, headers, httpVersion }: IncomingMessage): boolean {
  if (headers.host === undefined) return httpVersion === "1.0";
  return rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === "host").length <= 1;
}

function end(socket: Duplex, { toBody }: UnreadOptions, [status, message]: readonly [string, string]): void {
  const { type, text } = toBody(message);
  const head = `content-type: ${type}\r\ncontent-length: ${Buffer.byteLength(text)}\r\nconnection: close`;
  const isBegun = [...(underWay.get(socket) ?? [])].some(({ headersSent }) => headersSent); // it would become a part of that answer
  if (socket.writable && !isBegun) socket.write(`HTTP/1.1 ${status}\r\n${head}\r\n\r\n${text}`);
  socket.destroy();
}

/** Whether nothing ever came over a connection: browsers open some before they need them, and are refused nothing. */
function isSilent(socket: Duplex): boolean {
  return "bytesRead" in socket && socket.bytesRead === 0;
}

function readAddress(socket: Duplex): string | undefined {
  return "remoteAddress" in socket && typeof socket.remoteAddress === "string" ? socket.remoteAddress : undefined;
}
