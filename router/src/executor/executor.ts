import type { GraphQLDataSource } from "@apollo/gateway";
import type { ApolloServerOptionsWithGateway } from "@apollo/server";
import type { PlaceContract, RootField } from "@biometricflow/schema/contract/routing";
import type { Log } from "@biometricflow/service/observe/log";
import type { DocumentNode, ExecutionResult } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import type { JsonObject } from "../operation/json.ts";
import type { ConditionalField } from "../operation/selection.ts";

/** Runs operations over the subgraphs. An executor is chosen in `pipeline.ts`; nothing else knows which one it is. */
export interface Executor {
  /** Runs queries and mutations, behind Apollo Server. */
  readonly gateway: ApolloServerOptionsWithGateway<RouterContext>["gateway"];
  /** Plans a valid subscription. Equal documents are planned once. */
  readonly planStream: (document: DocumentNode, operationName: string | undefined) => StreamPlan;
}

/** What an executor is made from. */
export interface ExecutorOptions {
  readonly supergraphSdl: string;
  readonly contract: PlaceContract;
  /** The data source of each subgraph of the supergraph. */
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
  readonly log: Log;
}

/** One way to execute, not yet made. */
export interface ExecutorKind {
  /** What `platform.executor` says. */
  readonly name: string;
  readonly create: (options: ExecutorOptions) => Executor;
}

/** A subscription, planned: what streams, and what other subgraphs add to each event. */
export type StreamPlan = PlaceStreamPlan | RootStreamPlan;

/** A stream of places: gathered from several, or routed to one. Its events have a position, so that it can be resumed. */
export interface PlaceStreamPlan extends PlannedStream {
  readonly kind: "PLACES";
  readonly rootField: RootField;
  /** The keys in the client's answer that hold the position. */
  readonly cursorKeys: readonly string[];
  /** What a place is asked for one client's catch-up: the place applies the filters, so that it reads no more than that. */
  readonly catchUp: { readonly text: string; readonly variableNames: readonly string[] };
}

/** A stream of another subgraph, or of the router's own: one upstream, no position. */
export interface RootStreamPlan extends PlannedStream {
  readonly kind: "ROOT";
  readonly subgraph: string;
}

/** What plans of every kind say. */
export interface PlannedStream {
  /** Equal for equal operations, whatever their spelling and whatever the router filters by. */
  readonly key: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  /** The root field as the client wrote it: its arguments narrow the places. */
  readonly field: ConditionalField;
  /** What the one who streams is asked; a place also with `AFTER_VARIABLE`. */
  readonly upstreamText: string;
  /** Variables of the client that the upstream needs. */
  readonly variableNames: readonly string[];
  /** The response key of the stream in the upstream's events. */
  readonly upstreamKey: string;
  /** Makes the client's answer of an event: other subgraphs add what is theirs. */
  readonly shapeEvent: (
    data: JsonObject,
    view: { readonly variables: JsonObject; readonly context: RouterContext },
  ) => Promise<ExecutionResult>;
}

/** Names that the plan of a place's stream adds to what the place is asked; they are taken out of its events again. */
export const STREAM_ALIASES = { cursor: "__streamCursor", notice: "__streamNotice" } as const;
/** The name of what the nth filter of a stream looks at. */
export function toFilterAlias(index: number): string {
  return `__streamFilter${index}`;
}

/** The variable by which a place is told where to begin. */
export const AFTER_VARIABLE = "__streamAfter";
