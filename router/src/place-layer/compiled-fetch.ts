import type { PlaceContract } from "@biometricflow/schema/contract/routing";
import { LRUCache } from "lru-cache";
import { type ConnectionPlan, planConnection } from "./connection-plan.ts";
import { compileFetch, type FetchField, type FetchOperation } from "./fetch-operation.ts";

/** An operation of the query plan, taken apart, with how its gathered connections are asked. */
export interface CompiledFetch extends FetchOperation {
  readonly connections: ReadonlyMap<FetchField, ConnectionPlan>;
}

const MAX_COMPILED = 5000;

/** Creates the compiler of a contract's fetches; equal texts are taken apart once. */
export function createFetchCompiler(contract: PlaceContract): (text: string) => CompiledFetch {
  const known = new LRUCache<string, CompiledFetch>({ max: MAX_COMPILED });
  return (text) => {
    const hit = known.get(text);
    if (hit !== undefined) return hit;
    const compiled = compile(text, contract);
    known.set(text, compiled);
    return compiled;
  };
}

function compile(text: string, contract: PlaceContract): CompiledFetch {
  const fetch = compileFetch(text, contract);
  const gathered = fetch.fields.filter(
    ({ rootField }) => rootField?.routing.kind === "GATHER" && rootField.routing.merge === "CONNECTION",
  );
  return {
    ...fetch,
    connections: new Map(gathered.map((it) => [it, planConnection(fetch.operation, it.node, it.text)])),
  };
}
