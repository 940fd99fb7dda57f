import { buildOperationContext, type GraphQLDataSource } from "@apollo/gateway";
import { operationFromDocument, type Schema, Supergraph } from "@apollo/federation-internals";
import {
  type FetchNode,
  type PlanNode,
  type QueryPlan,
  QueryPlanner,
  type SubscriptionNode,
} from "@apollo/query-planner";
import { type DocumentNode, type FieldNode, type GraphQLSchema, OperationTypeNode, parse, print } from "graphql";
import { LRUCache } from "lru-cache";
import type { EventFilter } from "@biometricflow/schema/contract/event-filters";
import type { PlaceContract } from "@biometricflow/schema/contract/routing";
import {
  addSelections,
  compileFetch,
  listVariables,
  printOperation,
  setArgument,
  toFieldNode,
  withoutArguments,
} from "../place-layer/fetch-operation.ts";
import { type ConditionalField, inlineFragments, listFields } from "../operation/selection.ts";
import {
  AFTER_VARIABLE,
  type Executor,
  type ExecutorOptions,
  type PlaceStreamPlan,
  type RootStreamPlan,
  STREAM_ALIASES,
  type StreamPlan,
  toFilterAlias,
} from "./executor.ts";
import { createEventShaper, EVENT_SERVICE } from "./stream-event.ts";

// @apollo/gateway 2.14 refuses subscriptions ("Execution of subscriptions not supported by gateway"). The planner plans
// them: `primary` is what one subgraph streams, `rest` what the others add to each event.

/** Everything plans are made from, each schema in the form its library asks for. */
interface Planning {
  readonly planner: QueryPlanner;
  readonly contract: PlaceContract;
  readonly sources: ReadonlyMap<string, GraphQLDataSource>;
  readonly api: Schema;
  readonly apiSchema: GraphQLSchema;
  readonly supergraphSchema: GraphQLSchema;
}

interface Operation {
  readonly document: DocumentNode;
  readonly operationName: string | undefined;
}

const MAX_PLANS = 500;

/** Creates the planner of a supergraph's subscriptions; it remembers the plans. */
export function createStreamPlanner(options: Omit<ExecutorOptions, "log">): Executor["planStream"] {
  const { supergraphSdl, contract, sources } = options;
  const supergraph = Supergraph.build(supergraphSdl);
  const api = supergraph.apiSchema();
  const planning: Planning = {
    planner: new QueryPlanner(supergraph),
    contract,
    sources,
    api,
    apiSchema: api.toGraphQLJSSchema(),
    supergraphSchema: supergraph.schema.toGraphQLJSSchema(),
  };
  const plans = new LRUCache<string, StreamPlan>({ max: MAX_PLANS });
  return (document, operationName) => {
    const key = `${operationName ?? ""} ${print(document)}`;
    const known = plans.get(key) ?? planStream(planning, { document, operationName });
    plans.set(key, known);
    return known;
  };
}

function planStream(planning: Planning, operation: Operation): StreamPlan {
  const { document, operationName } = operation;
  const options = operationName === undefined ? {} : { operationName };
  const { node } = planning.planner.buildQueryPlan(operationFromDocument(planning.api, document, options));
  if (node?.kind !== "Subscription") throw new TypeError("the plan is not that of a subscription");
  const field = listFields(inlineFragments(pickOperation(operation)).selectionSet.selections)[0];
  if (field === undefined) throw new TypeError("the subscription selects nothing");
  const { apiSchema: schema, api, supergraphSchema, sources } = planning;
  const operationContext = buildOperationContext({ schema, operationDocument: document, ...options });
  const shared = {
    document,
    operationName,
    field,
    shapeEvent: createEventShaper({ queryPlan: toEventPlan(node), operationContext, api, supergraphSchema, sources }),
  };
  return { ...shared, ...planUpstream(planning, node, field) };
}

type Shared = "document" | "operationName" | "field" | "shapeEvent";
type Upstream = Omit<PlaceStreamPlan, Shared> | Omit<RootStreamPlan, Shared>;

/** What the contract spreads over places is streamed by them, anything else by its subgraph. */
function planUpstream({ contract }: Planning, { primary, rest }: SubscriptionNode, own: ConditionalField): Upstream {
  const { operation, serviceName, variableUsages = [] } = primary;
  const rootField = contract.findRootField(OperationTypeNode.SUBSCRIPTION, own.node.name.value);
  if (rootField === undefined) {
    const [root] = listFields(inlineFragments(parse(operation, { noLocation: true })).selectionSet.selections);
    return {
      kind: "ROOT",
      subgraph: serviceName,
      variableNames: variableUsages,
      key: operation,
      upstreamText: operation,
      upstreamKey: root?.key ?? "",
    };
  }
  const fetch = compileFetch(operation, contract);
  const [upstream] = fetch.fields;
  if (upstream === undefined) throw new TypeError("the stream has no root field");
  const filters = rootField.routing.kind === "GATHER" ? rootField.routing.filters : [];
  const alike = withoutArguments(upstream.node, ["after", ...filters.map(({ argument }) => argument)]);
  const toText = (node: FieldNode) =>
    printOperation(fetch.operation, addHidden(node, filters), { [AFTER_VARIABLE]: "String" });
  return {
    kind: "PLACES",
    rootField,
    cursorKeys: listCursorKeys(own.node),
    key: [printOperation(fetch.operation, alike), ...listOperations(rest)].join("\n"),
    variableNames: listVariables(alike),
    upstreamText: toText(alike),
    upstreamKey: upstream.key,
    catchUp: { text: toText(upstream.node), variableNames: listVariables(withoutArguments(upstream.node, ["after"])) },
  };
}

/** The operations that other subgraphs are asked with for each event. */
function listOperations(node: PlanNode | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.kind === "Fetch") return [node.operation];
  if (node.kind === "Flatten") return listOperations(node.node);
  return node.kind === "Sequence" || node.kind === "Parallel" ? node.nodes.flatMap(listOperations) : [];
}

/** A document with only the chosen operation and every fragment. */
function pickOperation({ document, operationName }: Operation): DocumentNode {
  const definitions = document.definitions.filter(
    (it) => it.kind !== "OperationDefinition" || operationName === undefined || it.name?.value === operationName,
  );
  return parse(print({ ...document, definitions }), { noLocation: true });
}

function addHidden(node: FieldNode, filters: readonly EventFilter[]): FieldNode {
  const hidden = [toFieldNode("cursor", STREAM_ALIASES.cursor), toFieldNode("notice", STREAM_ALIASES.notice, ["kind"])];
  const filtered = filters.flatMap(({ path }, index) =>
    path === undefined ? [] : [toPath(path, toFilterAlias(index))],
  );
  return addSelections(setArgument(node, "after", AFTER_VARIABLE), [...hidden, ...filtered]);
}

/** A field, and within it the one field that follows in the path. */
function toPath([name = "", ...steps]: readonly string[], alias: string | undefined): FieldNode {
  const field = toFieldNode(name, alias);
  return steps.length === 0 ? field : addSelections(field, [toPath(steps, undefined)]);
}

function listCursorKeys(node: FieldNode): readonly string[] {
  const fields = listFields(node.selectionSet?.selections ?? []);
  return fields.filter((field) => field.node.name.value === "cursor").map((field) => field.key);
}

/** The plan of one event: the event takes the place of the stream, the other fetches follow. */
function toEventPlan({ primary, rest }: SubscriptionNode): QueryPlan {
  const event: PlanNode = { ...primary, serviceName: EVENT_SERVICE, operationKind: QUERY_KIND };
  return { kind: "QueryPlan", node: { kind: "Sequence", nodes: rest === undefined ? [event] : [event, rest] } };
}

const QUERY_KIND = "query" as FetchNode["operationKind"]; // the enum's member of this value
