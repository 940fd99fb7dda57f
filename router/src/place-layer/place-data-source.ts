import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import { type GraphQLFormattedError, OperationTypeNode } from "graphql";
import { LRUCache } from "lru-cache";
import type { RouterContext } from "../operation/context.ts";
import { type ConnectionPlan, planConnection } from "./connection-plan.ts";
import type { PlaceContract } from "@biometricflow/schema/contract/routing";
import { fetchEntities } from "./entities.ts";
import { type FieldAnswer, readFieldReply, toFailureError, toRefusal, withPlace } from "./field-answer.ts";
import { compileFetch, type FetchField, type FetchOperation } from "./fetch-operation.ts";
import { gatherConnection } from "./connection-gather.ts";
import { type PageWish, readPageWish } from "./page-wish.ts";
import type { JsonObject } from "../operation/json.ts";
import type { PlaceCaller, PlaceList } from "./place-port.ts";
import { resolveTargets } from "./scope.ts";
import { isIncluded } from "../operation/selection.ts";

/** What the place layer stands on. */
export interface PlaceLayer {
  readonly contract: PlaceContract;
  readonly caller: PlaceCaller;
  readonly places: PlaceList;
}

/** The answer to one fetch of the query plan. */
type FetchAnswer = Awaited<ReturnType<GraphQLDataSource["process"]>>;

interface CompiledFetch extends FetchOperation {
  readonly connections: ReadonlyMap<FetchField, ConnectionPlan>;
}

/** A field with the places that must answer it. */
interface TargetedField {
  readonly field: FetchField;
  readonly targets: readonly string[];
  /** Of connections. */
  readonly wish: PageWish | undefined;
}

interface FetchRun {
  readonly compiled: CompiledFetch;
  readonly variables: JsonObject;
  readonly context: RouterContext;
}

const MAX_COMPILED = 5000;

/** The one logical place subgraph: sends each fetch to the places it concerns and makes one answer of theirs. */
export class PlaceDataSource implements GraphQLDataSource<RouterContext> {
  readonly #layer: PlaceLayer;
  readonly #compiled = new LRUCache<string, CompiledFetch>({ max: MAX_COMPILED });

  constructor(layer: PlaceLayer) {
    this.#layer = layer;
  }

  async process(options: GraphQLDataSourceProcessOptions<RouterContext>): Promise<FetchAnswer> {
    if (!("incomingRequestContext" in options)) return { data: {} };
    const { query = "", variables = {} } = options.request;
    const compiled = this.#compile(query);
    return this.#answer(
      { compiled, variables: { ...compiled.defaults, ...variables }, context: options.context },
      query,
    );
  }

  #compile(text: string): CompiledFetch {
    const known = this.#compiled.get(text);
    if (known !== undefined) return known;
    const fetch = compileFetch(text, this.#layer.contract);
    const gathered = fetch.fields.filter(
      ({ rootField }) => rootField?.routing.kind === "GATHER" && rootField.routing.merge === "CONNECTION",
    );
    const connections = new Map(gathered.map((it) => [it, planConnection(fetch.operation, it.node, it.text)]));
    const compiled = { ...fetch, connections };
    this.#compiled.set(text, compiled);
    return compiled;
  }

  async #answer(run: FetchRun, text: string): Promise<FetchAnswer> {
    const { compiled, variables } = run;
    const fields = compiled.fields.filter((field) => isIncluded(field, variables));
    const prepared = fields.map((field) => this.#prepare(field, run));
    const onlyPlace = findOnlyPlace(prepared);
    if (onlyPlace !== undefined) return this.#forward(run, { place: onlyPlace, text, fields });
    const tasks = prepared.map((it) => () => ("targets" in it ? this.#askField(it, run) : this.#resolveFree(it, run)));
    const answers = compiled.type === OperationTypeNode.MUTATION ? await inSeries(tasks) : await inParallel(tasks);
    const errors = answers.flatMap((answer) => answer.errors);
    const data = Object.fromEntries(fields.map((field, index) => [field.key, answers[index]?.data ?? null]));
    return toAnswer(data, errors);
  }

  /** Finds a field's targets, or the refusal that stands for it. */
  #prepare(field: FetchField, { compiled, variables, context }: FetchRun): TargetedField | FreeField {
    const { rootField, node } = field;
    if (rootField === undefined) return { field, refusal: undefined };
    try {
      const question = { viewer: context.viewer, places: this.#layer.places };
      const targets = resolveTargets({ node, routing: rootField.routing }, variables, question);
      const wish = compiled.connections.has(field) ? readPageWish(field, rootField, variables) : undefined;
      return { field, targets, wish };
    } catch (thrown) {
      return { field, refusal: toRefusal(thrown, [field.key]) };
    }
  }

  /** Sends the whole operation untouched to the one place that all its fields concern. */
  async #forward(
    { compiled, variables, context }: FetchRun,
    { place, text, fields }: { readonly place: string; readonly text: string; readonly fields: readonly FetchField[] },
  ): Promise<FetchAnswer> {
    const { caller } = this.#layer;
    const isQuery = compiled.type === OperationTypeNode.QUERY;
    const reply = await caller.call({ place, query: text, variables, isQuery }, context);
    const answers = fields.map(({ key }) =>
      toFieldAnswer(readFieldReply(reply, { place, key, asOf: caller.asOf(place) }), { place, key, context }),
    );
    const data = Object.fromEntries(fields.map(({ key }, index) => [key, answers[index]?.data ?? null]));
    return toAnswer(
      data,
      answers.flatMap((answer) => answer.errors),
    );
  }

  async #askField(
    { field, targets, wish }: TargetedField,
    { compiled, variables, context }: FetchRun,
  ): Promise<FieldAnswer> {
    const { caller } = this.#layer;
    const plan = compiled.connections.get(field);
    const [place = ""] = targets;
    const { rootField } = field;
    if (plan !== undefined && rootField !== undefined && wish !== undefined && targets.length > 1) {
      return gatherConnection({ field, rootField, plan, targets, wish, variables, caller, context });
    }
    const isQuery = compiled.type === OperationTypeNode.QUERY;
    const reply = await caller.call({ place, query: field.text, variables, isQuery }, context);
    const { key } = field;
    return toFieldAnswer(readFieldReply(reply, { place, key, asOf: caller.asOf(place) }), { place, key, context });
  }

  async #resolveFree({ field, refusal }: FreeField, { compiled, variables, context }: FetchRun): Promise<FieldAnswer> {
    if (refusal !== undefined) return { data: null, errors: [refusal] };
    if (field.node.name.value === "_entities") {
      const { caller, places } = this.#layer;
      return fetchEntities({ field, variables, caller, places, context });
    }
    return { data: ROOT_TYPE_NAMES[compiled.type], errors: [] }; // __typename
  }
}

/** A field that no place is asked for directly. */
interface FreeField {
  readonly field: FetchField;
  readonly refusal: GraphQLFormattedError | undefined;
}

const ROOT_TYPE_NAMES = { query: "Query", mutation: "Mutation", subscription: "Subscription" } as const;

function findOnlyPlace(prepared: readonly (TargetedField | FreeField)[]): string | undefined {
  const places = prepared.map((it) => ("targets" in it && it.targets.length === 1 ? it.targets[0] : undefined));
  return places.length > 0 && places.every((place) => place === places[0]) ? places[0] : undefined;
}

function toFieldAnswer(
  reply: ReturnType<typeof readFieldReply>,
  { place, key, context }: { readonly place: string; readonly key: string; readonly context: RouterContext },
): FieldAnswer {
  if (reply.kind === "VALUE")
    return { data: reply.value, errors: reply.errors.map((error) => withPlace(error, place)) };
  if (reply.kind === "REFUSAL") return { data: null, errors: [reply.error] };
  context.failures.add(reply.failure);
  return { data: null, errors: [toFailureError(reply.failure, [key])] };
}

function toAnswer(data: JsonObject, errors: readonly GraphQLFormattedError[]): FetchAnswer {
  return errors.length === 0 ? { data } : { data, errors };
}

async function inParallel<T>(tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  return Promise.all(tasks.map((task) => task()));
}

/** Mutations run one after the other, as the specification asks. */
async function inSeries<T>(tasks: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
  const results: T[] = [];
  for (const task of tasks) results.push(await task());
  return results;
}
