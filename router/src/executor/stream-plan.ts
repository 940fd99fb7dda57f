import { buildOperationContext } from "@apollo/gateway";
import { operationFromDocument, Supergraph } from "@apollo/federation-internals";
import { type FetchNode, type PlanNode, type QueryPlan, QueryPlanner } from "@apollo/query-planner";
import { type DocumentNode, type FieldNode, type GraphQLSchema, parse, print } from "graphql";
import { LRUCache } from "lru-cache";
import type { PlaceContract, RootField } from "@biometricflow/schema/contract/routing";
import {
  addSelections,
  compileFetch,
  printOperation,
  setArgument,
  toFieldNode,
} from "../place-layer/fetch-operation.ts";
import { type ConditionalField, inlineFragments, listFields } from "../place-layer/selection.ts";

// @apollo/gateway 2.14 refuses subscriptions ("Execution of subscriptions not supported by gateway"). The planner plans
// them: `primary` is what a place streams, `rest` what other subgraphs add to each event.

/** Names that the router adds to a place's stream and takes out of its events again. */
export const STREAM_ALIASES = { cursor: "__streamCursor", notice: "__streamNotice" } as const;
/** The variable by which a place is told where to begin. */
export const AFTER_VARIABLE = "__streamAfter";
/** The name under which an event stands in for a subgraph while the rest of the plan runs. */
export const EVENT_SERVICE = "__event";

/** A subscription that clients may share, planned once. */
export interface StreamPlan {
  /** Equal for equal operations, whatever their spelling. */
  readonly key: string;
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly rootField: RootField;
  /** The root field as the client wrote it: its arguments narrow the places. */
  readonly field: ConditionalField;
  /** What every place is asked, `AFTER_VARIABLE` included. */
  readonly upstreamText: string;
  /** Variables of the client that places need. */
  readonly variableNames: readonly string[];
  /** The response key of the stream in a place's events. */
  readonly upstreamKey: string;
  /** The keys in the client's answer that hold the position. */
  readonly cursorKeys: readonly string[];
  readonly eventPlan: QueryPlan;
  readonly operationContext: ReturnType<typeof buildOperationContext>;
}

/** Schemas that planning and running need, each in the form its library asks for. */
export interface StreamSchemas {
  readonly api: ReturnType<Supergraph["apiSchema"]>;
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
}

/** Plans subscriptions and remembers the plans. */
export interface StreamPlanner {
  readonly schemas: StreamSchemas;
  /** @throws {TypeError} for a subscription that is not a gathered stream of the contract. */
  readonly plan: (document: DocumentNode, operationName: string | undefined) => StreamPlan;
}

const MAX_PLANS = 500;

/** Creates the planner of a supergraph. */
export function createStreamPlanner(supergraphSdl: string, contract: PlaceContract): StreamPlanner {
  const supergraph = Supergraph.build(supergraphSdl);
  const api = supergraph.apiSchema();
  const apiSchema = api.toGraphQLJSSchema();
  const schemas = { api, apiSchema, supergraphSchema: supergraph.schema.toGraphQLJSSchema() };
  const planner = new QueryPlanner(supergraph);
  const plans = new LRUCache<string, StreamPlan>({ max: MAX_PLANS });
  return {
    schemas,
    plan: (document, operationName) => {
      const key = `${operationName ?? ""} ${print(document)}`;
      const known = plans.get(key) ?? planStream({ document, operationName, planner, schemas, contract });
      plans.set(key, known);
      return known;
    },
  };
}

interface PlanQuestion {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
  readonly planner: QueryPlanner;
  readonly schemas: StreamSchemas;
  readonly contract: PlaceContract;
}

function planStream({ document, operationName, planner, schemas, contract }: PlanQuestion): StreamPlan {
  const options = operationName === undefined ? {} : { operationName };
  const plan = planner.buildQueryPlan(operationFromDocument(schemas.api, document, options));
  if (plan.node?.kind !== "Subscription") throw new TypeError("the plan is not that of a subscription");
  const { primary, rest } = plan.node;
  const fetch = compileFetch(primary.operation, contract);
  const [upstream] = fetch.fields;
  if (upstream?.rootField?.routing.kind !== "GATHER" || upstream.rootField.routing.merge !== "STREAM") {
    throw new TypeError("the subscription is not a gathered stream");
  }
  const own = listFields(inlineFragments(pickOperation(document, operationName)).selectionSet.selections)[0];
  if (own === undefined) throw new TypeError("the subscription selects nothing");
  return {
    key: printOperation(fetch.operation, upstream.node),
    document,
    operationName,
    rootField: upstream.rootField,
    field: own,
    upstreamText: printOperation(fetch.operation, addHidden(upstream.node), { [AFTER_VARIABLE]: "String" }),
    variableNames: primary.variableUsages ?? [],
    upstreamKey: upstream.key,
    cursorKeys: listCursorKeys(own.node),
    eventPlan: toEventPlan(primary, rest),
    operationContext: buildOperationContext({ schema: schemas.apiSchema, operationDocument: document, ...options }),
  };
}

/** A document with only the chosen operation and every fragment. */
function pickOperation(document: DocumentNode, name: string | undefined): DocumentNode {
  const definitions = document.definitions.filter(
    (it) => it.kind !== "OperationDefinition" || name === undefined || it.name?.value === name,
  );
  return parse(print({ ...document, definitions }), { noLocation: true });
}

function addHidden(node: FieldNode): FieldNode {
  const hidden = [toFieldNode("cursor", STREAM_ALIASES.cursor), toFieldNode("notice", STREAM_ALIASES.notice, ["kind"])];
  return addSelections(setArgument(node, "after", AFTER_VARIABLE), hidden);
}

function listCursorKeys(node: FieldNode): readonly string[] {
  const fields = listFields(node.selectionSet?.selections ?? []);
  return fields.filter((field) => field.node.name.value === "cursor").map((field) => field.key);
}

/** The plan of one event: the event takes the place of the stream, the other fetches follow. */
function toEventPlan(primary: FetchNode, rest: PlanNode | undefined): QueryPlan {
  const event: PlanNode = { ...primary, serviceName: EVENT_SERVICE, operationKind: QUERY_KIND };
  return { kind: "QueryPlan", node: { kind: "Sequence", nodes: rest === undefined ? [event] : [event, rest] } };
}

const QUERY_KIND = "query" as FetchNode["operationKind"]; // the enum's member of this value
