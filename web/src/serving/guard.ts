import type { RequestListener, ServerResponse } from "node:http";
import type { Edge } from "@biometricflow/edge/edge";
import { FOREIGN_HOST, type FrontDoor, setOwnHeaders } from "./front-door.ts";
import { isServicePath } from "./progress.ts";

/** What stands before the dashboard. */
export interface Guard {
  readonly door: FrontDoor;
  readonly edge: Edge;
}

/** A browser that was here over TLS comes back over TLS, for a year. */
const TLS_ONLY = "max-age=31536000";

/**
 * Lets requests to our own names through, of addresses that are heard and do not ask too often, with headers that say what is
 * true.
 */
export function createGuard({ door, edge }: Guard, answer: RequestListener): RequestListener {
  return (request, response) => {
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

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
  response.end(text);
}
