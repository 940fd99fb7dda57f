import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { execute, type GraphQLFieldResolver, GraphQLError, parse, subscribe, validate } from "graphql";
import { useServer } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";
import { addPunch, createFakeResolvers, type FakeLedger, type FakePunch } from "./fake-place-data.ts";
import { type FeedArgs, toFeedStream } from "./fake-place-feed.ts";
import { buildFakeSchema } from "./fake-place-schema.ts";

/** How a fake place behaves. */
export interface FakePlaceOptions {
  readonly ledger: FakeLedger;
  readonly subgraphSdl: string;
  /** Throws for a token that the place must refuse. */
  readonly verify: (token: string) => void;
  /** The contract's name for one of the place's own names; the same name when omitted. */
  readonly toOwnName?: (name: string) => string;
}

/** A place subgraph over real HTTP and WebSockets whose server can be killed and started again on its port. */
export interface FakePlace {
  readonly id: string;
  readonly ledger: FakeLedger;
  readonly url: () => string;
  /** GraphQL requests over HTTP so far. */
  readonly requests: () => number;
  /** Of these, how many the router gave up before they were answered. */
  readonly aborted: () => number;
  /** Subscriptions that are open now. */
  readonly subscriptions: () => number;
  /** Subscriptions ever begun. */
  readonly subscribed: () => number;
  /** Sockets that a client opened and has not closed. */
  readonly sockets: () => number;
  readonly start: () => Promise<void>;
  /** Ends the server and cuts every connection, as kill -9 does. */
  readonly kill: () => Promise<void>;
  /** Records a punch and sends it to everyone who listens. */
  readonly punch: (options?: { readonly pin?: string }) => FakePunch;
  /** What it says of its readers when the router's heartbeat asks; nothing when undefined. */
  readers: Readonly<Record<string, string>> | undefined;
  /** Says nothing on any connection until it is thawed, as a stopped process; new connections are taken, not answered. */
  readonly freeze: () => void;
  readonly thaw: () => void;
  /** What GET /version answers. */
  version: { readonly place: string; readonly timeZone: string };
  /** Answers a request in place of GraphQL when set. */
  answerWith: ((response: ServerResponse) => void) | undefined;
  /** Told of each GraphQL request over HTTP. */
  onRequest: ((request: IncomingMessage) => void) | undefined;
  /** Waits so long before it answers a request. */
  delayMs: number;
  /** Answers every request with this status and no GraphQL. */
  failWith: number | undefined;
  /** Refuses streams of chosen users with this code when set. */
  refuseChosenWith: string | undefined;
}

/** Creates a fake place, not yet started. */
export function createFakePlace(options: FakePlaceOptions): FakePlace {
  const { ledger, verify, toOwnName = (name) => name } = options;
  const schema = buildFakeSchema(options.subgraphSdl);
  const resolvers = createFakeResolvers(ledger);
  const listeners = new Set<() => void>();
  const counts = { requests: 0, aborted: 0, subscriptions: 0, subscribed: 0 };
  const connections = new Set<Socket>();
  let server: Server | undefined;
  let wss: WebSocketServer | undefined;
  let port = 0;
  let isFrozen = false;
  const fieldResolver: GraphQLFieldResolver<unknown, unknown> = (source, args, _context, info) => {
    const value: unknown = Reflect.get(Object(source), toOwnName(info.fieldName));
    return typeof value === "function" ? value.call(source, renameKeys(args, toOwnName)) : value;
  };
  const typeNames = new Map(Object.keys(schema.getTypeMap()).map((name) => [toOwnName(name), name]));
  const entity = (reference: { readonly id: string }) => {
    const found = reference.id === ledger.place ? resolvers.place() : resolvers.byId(reference.id);
    return found === null ? null : { ...found, __typename: typeNames.get(Reflect.get(found, "__typename")) };
  };
  const rootValue = {
    devices: resolvers.devices,
    users: resolvers.users,
    punches: resolvers.punches,
    device: ({ id }: { id: string }) => resolvers.byId(id),
    user: ({ id }: { id: string }) => resolvers.byId(id),
    punch: ({ id }: { id: string }) => resolvers.byId(id),
    acceptFirstRead: ({ input }: { input: { deviceId: string } }) => ({ device: resolvers.byId(input.deviceId) }),
    releaseSetAside: ({ input }: { input: { deviceId: string; rowIds: readonly string[] } }) => ({
      released: input.rowIds,
      refused: [],
      device: resolvers.byId(input.deviceId),
    }),
    _entities: ({ representations }: { representations: { id: string }[] }) => representations.map(entity),
    punchRecorded: ({ after, userIds }: FeedArgs) => {
      if (userIds?.length && place.refuseChosenWith !== undefined)
        throw new GraphQLError("no", { extensions: { code: place.refuseChosenWith } });
      return toFeedStream({ ledger, listeners, counts, punchOf: resolvers.punch }, { after, userIds });
    },
  };
  const subscribeFieldResolver: GraphQLFieldResolver<unknown, unknown> = (_source, args, _context, info) => {
    const own = toOwnName(info.fieldName);
    if (own !== "punchRecorded") throw new TypeError(own);
    return rootValue.punchRecorded(renameKeys(args, toOwnName));
  };
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    if (request.url === "/version") {
      const isKnown = request.headers.authorization !== undefined; // strangers are told nothing
      return void response.writeHead(isKnown ? 200 : 401).end(JSON.stringify(isKnown ? place.version : {}));
    }
    if (request.url === "/health") return void response.writeHead(place.failWith ?? 200).end("{}");
    place.onRequest?.(request);
    counts.requests++;
    response.on("close", () => {
      if (!response.writableFinished) counts.aborted++;
    });
    const body: unknown = JSON.parse(await readText(request));
    if (place.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, place.delayMs));
    const answer = (status: number, value: unknown) => {
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(value));
    };
    if (place.answerWith !== undefined) return place.answerWith(response);
    if (place.failWith !== undefined) return answer(place.failWith, { down: true });
    try {
      verify((request.headers.authorization ?? "").replace(/^Bearer /, ""));
    } catch {
      return answer(401, { errors: [{ message: "no", extensions: { code: "UNAUTHENTICATED" } }] });
    }
    const { query, variables } = Object(body);
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) {
      const coded = errors.map((error) => ({ ...error.toJSON(), extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }));
      return answer(400, { errors: coded });
    }
    answer(200, await execute({ schema, document, rootValue, variableValues: variables, fieldResolver }));
  };
  const place: FakePlace = {
    id: ledger.place,
    ledger,
    url: () => `http://127.0.0.1:${port}/graphql`,
    requests: () => counts.requests,
    aborted: () => counts.aborted,
    subscriptions: () => counts.subscriptions,
    subscribed: () => counts.subscribed,
    sockets: () => wss?.clients.size ?? 0,
    readers: undefined,
    freeze: () => {
      isFrozen = true;
      for (const connection of connections) connection.pause();
    },
    thaw: () => {
      isFrozen = false;
      for (const connection of connections) connection.resume();
    },
    version: { place: ledger.place, timeZone: "Asia/Riyadh" },
    answerWith: undefined,
    onRequest: undefined,
    delayMs: 0,
    failWith: undefined,
    refuseChosenWith: undefined,
    start: async () => {
      server = createServer((request, response) => void handle(request, response));
      server.on("connection", (socket) => {
        connections.add(socket);
        if (isFrozen) socket.pause();
        socket.on("close", () => connections.delete(socket));
      });
      wss = new WebSocketServer({ server, path: "/graphql" });
      useServer(
        {
          schema,
          onConnect: ({ connectionParams }) => {
            try {
              verify(String(connectionParams?.["authorization"]).replace(/^Bearer /, ""));
              return true;
            } catch {
              return false;
            }
          },
          onPing: ({ extra }, payload) => {
            if (payload?.["readers"] !== true || place.readers === undefined) return;
            extra.socket.send(JSON.stringify({ type: "pong", payload: { readers: place.readers } }));
          },
          subscribe: (args) => subscribe({ ...args, rootValue, fieldResolver, subscribeFieldResolver }),
        },
        wss,
      );
      await new Promise<void>((resolve) => server?.listen(port, "127.0.0.1", resolve));
      port = Object(server.address()).port;
    },
    kill: async () => {
      for (const client of wss?.clients ?? []) client.terminate();
      for (const connection of connections) connection.destroy();
      wss?.close();
      await new Promise<void>((resolve) => (server?.listening === true ? server.close(() => resolve()) : resolve()));
      wss = undefined;
    },
    punch: (punchOptions) => {
      const punch = addPunch(ledger, punchOptions);
      for (const listener of listeners) listener();
      return punch;
    },
  };
  return place;
}

/** The same value with its keys renamed; only keys change, so that the caller keeps its type. */
function renameKeys<T>(args: T, toOwnName: (name: string) => string): T {
  if (Array.isArray(args)) return args.map((it) => renameKeys(it, toOwnName)) as T;
  if (typeof args !== "object" || args === null) return args;
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [toOwnName(name), renameKeys(value, toOwnName)]),
  ) as T;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
