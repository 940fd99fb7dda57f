import { buildSubgraphSchema } from "@apollo/subgraph";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import { canSeePlace, type Viewer } from "@biometricflow/service/identity/viewer";
import { type GraphQLSchema, isLeafType, getNamedType, isObjectType } from "graphql";
import type { Client } from "graphql-ws";
import { ROUTER_SUBJECT, type RouterTokenSubject } from "../auth/subgraph-token.ts";
import { closePlaceSocket, openPlaceSocket } from "../place-links/place-socket.ts";
import { listNamed } from "../place-layer/scope.ts";
import type { Registry } from "../registry/registry.ts";
import { createLocalStreams, type OwnStream } from "../router-subgraph/local-streams.ts";
import type { RootQuestion, RootSource } from "../subscriptions/root-source.ts";
import { type ChangeRoot, createChangeJudge, hidePlaces } from "./change-roots.ts";
import { createToldStream, type ToldStream } from "./told-stream.ts";

/** What streams of another subgraph stand on. */
export interface ChangeStreamsOptions {
  /** Whose roots they are. */
  readonly subgraph: "attendance" | "directory";
  readonly roots: ReadonlyMap<string, ChangeRoot>;
  /** A role that hears all that they tell. */
  readonly role: Viewer["role"];
  /** `http://host:port` of the subgraph. */
  readonly origin: string;
  /** The router's own header towards it. */
  readonly authorize: (viewer: RouterTokenSubject) => string;
  readonly registry: Registry;
}

/** Streams of another subgraph: each root is followed once, and every event told on to those who may hear it and asked for it. */
export interface ChangeStreams {
  readonly source: RootSource;
  readonly close: () => void;
}

/** Who sees by person: the subgraph alone knows whom, so such a viewer's stream is one of its own. */
const NARROWED: ReadonlySet<string> = new Set(["MANAGER", "EMPLOYEE"]);

/** Creates the streams; none is open. */
export function createChangeStreams(options: ChangeStreamsOptions): ChangeStreams {
  const schema = buildSubgraphSchema([{ typeDefs: readSubgraphDocument(options.subgraph) }]);
  const upstreams = createUpstreams(schema, options);
  const toOwnStream = (name: string, root: ChangeRoot): OwnStream => ({
    scope: (question) => toScope(root, question, options.registry),
    watch: (question, onEvent) => {
      const isFor = createChangeJudge(root, question);
      return upstreams.follow(name, question.viewer, (event) => {
        if (isFor(event)) onEvent(hidePlaces(root, event, question.viewer));
      });
    },
  });
  const streams = [...options.roots].map(([name, root]) => [name, toOwnStream(name, root)] as const);
  const source = { ...createLocalStreams(schema, new Map(streams)), identityOf: toIdentity };
  return { source, close: upstreams.close };
}

/** @throws `FORBIDDEN`, `BAD_USER_INPUT` for places that are named and out of scope, or none */
function toScope({ placesArgument }: ChangeRoot, question: RootQuestion, registry: Registry): readonly string[] {
  const { node, variables, viewer } = question;
  const named = listNamed({ node, argument: placesArgument }, variables, { viewer, places: registry });
  const visible = registry.list().filter(({ id }) => canSeePlace(viewer, id));
  return named ?? visible.map(({ id }) => id);
}

/** Who shares what a subgraph streams; empty for whoever sees by place alone. */
function toIdentity({ subject, role, places, users, sessionId }: Viewer): string {
  return NARROWED.has(role) ? JSON.stringify([subject, role, places, users, sessionId]) : "";
}

type Follow = (name: string, viewer: Viewer, listener: Parameters<ToldStream["follow"]>[0]) => () => void;

interface Upstream {
  readonly stream: ToldStream;
  readonly client: Client;
  followers: number;
}

/** One upstream for each root and, of viewers who see by person, for each of them. */
function createUpstreams(schema: GraphQLSchema, { origin, role, authorize }: ChangeStreamsOptions) {
  const everything = { ...ROUTER_SUBJECT, role, places: "*" as const };
  const open = new Map<string, Upstream>();
  const create = (name: string, viewer: Viewer): Upstream => {
    const subject = NARROWED.has(viewer.role) ? viewer : everything;
    const authorization = () => authorize(subject);
    const client = openPlaceSocket({ urls: () => [`${origin}/graphql`], authorization, isLazy: true });
    return { client, followers: 0, stream: createToldStream({ client, query: toQuery(schema, name), key: name }) };
  };
  const follow: Follow = (name, viewer, listener) => {
    const key = `${name} ${toIdentity(viewer)}`;
    const upstream = open.get(key) ?? create(name, viewer);
    open.set(key, upstream);
    upstream.followers += 1;
    const unfollow = upstream.stream.follow(listener);
    return () => {
      unfollow();
      upstream.followers -= 1;
      if (upstream.followers > 0 || open.get(key) !== upstream) return;
      open.delete(key);
      closePlaceSocket(upstream.client);
    };
  };
  const close = () => {
    for (const { client } of open.values()) closePlaceSocket(client);
    open.clear();
  };
  return { follow, close };
}

/** Everything that an event has: the contract says that all of it is plain values. */
function toQuery(schema: GraphQLSchema, name: string): string {
  const event = getNamedType(schema.getSubscriptionType()?.getFields()[name]?.type);
  if (!isObjectType(event)) throw new TypeError(`there is no stream ${name}`);
  const leaves = Object.values(event.getFields()).filter(({ type }) => isLeafType(getNamedType(type)));
  return `subscription { ${name} { ${leaves.map((field) => field.name).join(" ")} } }`;
}
