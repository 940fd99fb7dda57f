import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { Edge } from "@biometricflow/edge/edge";
import { FOREIGN_HOST, type FrontDoor, setOwnHeaders } from "./front-door.ts";
import { createRefusalLog, type RefusalLines } from "@biometricflow/edge/refusal-log";
import { type NoteRefusal, namesOneHost } from "@biometricflow/edge/unread";
import { isServicePath } from "./progress.ts";

/** What stands before the dashboard. */
export interface Guard {
  readonly door: FrontDoor;
  readonly edge: Edge;
  readonly note: NoteRefusal;
}

/** What pages and browsers send, and handlers of ours answer. Of others Next makes faults of its own. */
const METHODS: ReadonlySet<string | undefined> = new Set(["GET", "HEAD", "POST", "DELETE", "OPTIONS"]);

/** Creates what notes whom the dashboard refuses. */
export function createNote(door: FrontDoor, log: RefusalLines): NoteRefusal {
  const note = createRefusalLog(log);
  return (code, from = "") => note(code, typeof from === "string" ? from : door.toClientAddress(from));
}

/** A browser that was here over TLS comes back over TLS, for a year. */
const TLS_ONLY = "max-age=31536000";

/**
 * Lets requests to our own names through, of addresses that are heard and do not ask too often, with headers that say what is
 * true.
 */
export function createGuard({ door, edge, note }: Guard, answer: RequestListener): RequestListener {
  return (request, response) => {
    response.once("finish", () => {
      const { statusCode } = response;
      if (statusCode >= 400 && statusCode < 500) note(`HTTP_${statusCode}`, request); // what fails, or is not ready, refuses nobody
    });
    const unlike = findUnlike(request);
    if (unlike !== undefined) return refuse(response, ...unlike);
    const ownOrigin = door.toOwnOrigin(request.headers.host);
    if (ownOrigin === undefined) return refuse(response, 421, FOREIGN_HOST);
    const address = door.toClientAddress(request);
    if (door.isPublicTls(ownOrigin)) response.setHeader("strict-transport-security", TLS_ONLY);
    if (!edge.isHeard(address)) return refuse(response, 403, "ADDRESS_REFUSED: this address is not allowed here.\n");
    setOwnHeaders(request.headers, ownOrigin, address);
    if (isServicePath(request.url)) return answer(request, response);
    void edge.take("visitor", address).then((seconds) => {
      if (seconds === 0) return answer(request, response);
      response.setHeader("retry-after", String(seconds));
      return refuse(response, 429, "RATE_LIMITED: too many requests, try again later.\n");
    });
  };
}

/** Why a request is none that a browser sends: its target may name another host, to which Next would send the visitor on. */
function findUnlike(request: IncomingMessage): readonly [status: number, text: string] | undefined {
  if (!namesOneHost(request)) return [400, "BAD_USER_INPUT: a request names one host.\n"];
  if (request.url?.startsWith("/") !== true) return [400, "BAD_USER_INPUT: the target of a request is a path.\n"];
  return METHODS.has(request.method) ? undefined : [405, "BAD_USER_INPUT: there is no such method here.\n"];
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(text);
}
