import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { once } from "node:events";
import { parseVectorCursor } from "@biometricflow/schema/vector-cursor";
import type { MadeLedger } from "./punch-years.ts";

/** A place that is nothing but its feed. */
export interface FedPlace {
  readonly placeId: string;
  readonly url: string;
  /** Another ledger, as after a restore; `undefined`: the place is away. */
  readonly replace: (ledger: MadeLedger | undefined) => void;
  /** How many pages it was asked for. */
  readonly asked: () => number;
  readonly stop: () => Promise<void>;
}

/** Serves the feed of a ledger on loopback, as a place does, to whoever asks; a page has so many entries at most. */
export async function serveFeed(first: MadeLedger, mostEntries = 5_000): Promise<FedPlace> {
  let ledger: MadeLedger | undefined = first;
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (ledger === undefined) response.destroy();
    else answer({ ledger, mostEntries }, request, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    placeId: first.placeId,
    url: `http://127.0.0.1:${toPort(server)}`,
    replace: (next) => {
      ledger = next;
    },
    asked: () => asked,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

interface Served {
  readonly ledger: MadeLedger;
  readonly mostEntries: number;
}

function answer({ ledger, mostEntries }: Served, request: IncomingMessage, response: ServerResponse): void {
  const { searchParams } = new URL(request.url ?? "/", "http://place");
  const after = parseVectorCursor(searchParams.get("after") ?? "")?.get(ledger.placeId);
  const size = ledger.size();
  if (after !== undefined && (after.epoch !== ledger.epoch || after.seq > size)) {
    response.writeHead(400, { "content-type": "application/json" });
    response.end('{"error":{"code":"CURSOR_RESET","message":"begin again at 0"}}');
    return;
  }
  const from = (after?.seq ?? 0) + 1;
  const to = Math.min(size, from + Math.min(mostEntries, Number(searchParams.get("limit") ?? "500")) - 1);
  const lines: string[] = [];
  for (let seq = from; seq <= to; seq++) lines.push(ledger.line(seq), "\n");
  response.writeHead(200, { "x-feed-epoch": ledger.epoch, "x-feed-seq": String(size) });
  response.end(lines.join(""));
}

function toPort(server: Server): number {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
}
