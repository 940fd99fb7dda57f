import type { HttpServer } from "@biometricflow/service/http/http-server";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import { authenticateRouter } from "@biometricflow/service/identity/bearer-token";
import type { TokenVerifier } from "@biometricflow/service/identity/token";
import type { Log } from "@biometricflow/service/observe/log";
import { type SocketEndpointOptions, serveSockets } from "@biometricflow/subgraph/graphql-socket";
import { WebSocketServer } from "ws";
import type { DirectoryContext } from "./context.ts";

/** What the socket of a directory needs. */
export interface LiveSocketOptions extends Pick<SocketEndpointOptions, "schema" | "accessTable"> {
  readonly verifyRouter: TokenVerifier;
  readonly alertEvents: DirectoryContext["alertEvents"];
  readonly log: Log;
}

const MAX_MESSAGE_BYTES = 65_536;

/** Adds what streams, over WebSocket at `/graphql`: subscriptions alone, and of the router alone. */
export function addLiveSocket(app: HttpServer, options: LiveSocketOptions): void {
  const { verifyRouter, alertEvents, ...graph } = options;
  const wss = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  serveSockets({
    ...{ wss, noteRefusal: app.noteRefusal, onlySubscriptions: true, deadlineCode: "SERVICE_UNAVAILABLE", ...graph },
    authenticate: (authorization) => authenticateRouter(verifyRouter, authorization),
    createContext: (viewer) => ({ viewer, alertEvents }),
  });
  acceptSockets({ app, path: "/graphql", wss });
}
