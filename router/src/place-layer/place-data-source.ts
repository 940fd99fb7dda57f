import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from "@apollo/gateway";
import { type GraphQLFormattedError, OperationTypeNode } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import { type CompiledFetch, createFetchCompiler } from "./compiled-fetch.ts";
import type { PlaceContract } from "@biometricflow/schema/contract/routing";
import { fetchEntities } from "./entities.ts";
import { type FieldAnswer, type FieldReply, readFieldReply, toFailureError, withPlace } from "./field-answer.ts";
import { boundPage } from "./page-bounds.ts";
import { type FetchRun, findOnlyPlace, findTargets, type FreeField, type TargetedField } from "./field-targets.ts";
import { gatherConnection } from "./connection-gather.ts";
import type { JsonObject } from "../operation/json.ts";
import type { PlaceCaller, PlaceList, PlaceReply } from "./place-port.ts";
import { keepToldChanges } from "../operation/told-changes.ts";
import { isIncluded } from "../operation/selection.ts";

/** What the place layer stands on. */
export interface PlaceLayer {
  readonly contract: PlaceContract;
  readonly caller: PlaceCaller;
  readonly places: PlaceList;
}

/** The answer to one fetch of the query plan. */
type FetchAnswer = Awaited<ReturnType<GraphQLDataSource["process"]>>;

/** The one logical place subgraph: sends each fetch to the places it concerns and makes one answer of theirs. */
export class PlaceDataSource implements GraphQLDataSource<RouterContext> {
  readonly #layer: PlaceLayer;
  readonly #compile: (text: string) => CompiledFetch;

  constructor(layer: PlaceLayer) {
    this.#layer = layer;
    this.#compile = createFetchCompiler(layer.contract);
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

  async #answer(run: FetchRun, text: string): Promise<FetchAnswer> {
    const { compiled, variables } = run;
    const fields = compiled.fields.filter((field) => isIncluded(field, variables));
    const prepared = fields.map((field) => findTargets(field, this.#layer.places, run));
    const onlyPlace = findOnlyPlace(prepared);
    if (onlyPlace !== undefined) return this.#forward(run, { place: onlyPlace, text, prepared });
    const tasks = prepared.map(
      (it) => () => (it.kind === "TARGETED" ? this.#askField(it, run) : this.#resolveFree(it, run)),
    );
    const answers = compiled.type === OperationTypeNode.MUTATION ? await inSeries(tasks) : await inParallel(tasks);
    const errors = answers.flatMap((answer) => answer.errors);
    const data = Object.fromEntries(fields.map((field, index) => [field.key, answers[index]?.data ?? null]));
    return toAnswer(data, errors);
  }

  /** Sends the whole operation untouched to the one place that all its fields concern. */
  async #forward(
    { compiled, variables, context }: FetchRun,
    {
      place,
      text,
      prepared,
    }: { readonly place: string; readonly text: string; readonly prepared: readonly Prepared[] },
  ): Promise<FetchAnswer> {
    const { caller } = this.#layer;
    const isQuery = compiled.type === OperationTypeNode.QUERY;
    const reply = await caller.call({ place, query: text, variables, isQuery }, context);
    const keys = prepared.map(({ field }) => field.key);
    if (!isQuery && reply.kind === "ANSWER") keepToldChanges(reply.extensions, keys, context);
    const answers = prepared.map((it) =>
      toFieldAnswer(this.#readField(reply, it, place), { place, key: it.field.key, context }),
    );
    const data = Object.fromEntries(prepared.map(({ field }, index) => [field.key, answers[index]?.data ?? null]));
    return toAnswer(
      data,
      answers.flatMap((answer) => answer.errors),
    );
  }

  #readField(reply: PlaceReply, prepared: Prepared, place: string): FieldReply {
    const { field } = prepared;
    const asOf = this.#layer.caller.asOf(place);
    const wish = prepared.kind === "TARGETED" ? prepared.wish : undefined;
    return boundPage(readFieldReply(reply, { place, key: field.key, asOf }), { field, wish, place, asOf });
  }

  async #askField(prepared: TargetedField, { compiled, variables, context }: FetchRun): Promise<FieldAnswer> {
    const { field, targets, wish } = prepared;
    const { caller } = this.#layer;
    const plan = compiled.connections.get(field);
    const [place = ""] = targets;
    const { rootField } = field;
    if (plan !== undefined && rootField !== undefined && wish !== undefined && targets.length > 1) {
      return gatherConnection({ field, rootField, plan, targets, wish, variables, caller, context });
    }
    const isQuery = compiled.type === OperationTypeNode.QUERY;
    const reply = await caller.call({ place, query: field.text, variables, isQuery }, context);
    if (!isQuery && reply.kind === "ANSWER") keepToldChanges(reply.extensions, [field.key], context);
    return toFieldAnswer(this.#readField(reply, prepared, place), { place, key: field.key, context });
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

type Prepared = TargetedField | FreeField;

const ROOT_TYPE_NAMES = { query: "Query", mutation: "Mutation", subscription: "Subscription" } as const;

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
