import { requestError } from "@biometricflow/service/errors/error-codes";
import type { GraphQLError } from "graphql";
import type { OperationLimits } from "../limits.ts";
import type { GivenOperation } from "../operation/given-operation.ts";
import type { OperationRule } from "./operation-rule.ts";
import { measureOperation, type OperationSize } from "@biometricflow/service/graphql/operation-size";

/** Refuses operations that ask for too much: `QUERY_TOO_DEEP` or `QUERY_TOO_COSTLY`, with `extensions.limit`. */
export function limitRules(limits: OperationLimits, measure = createMeasure()): readonly OperationRule[] {
  const rule = (name: string, judge: (size: OperationSize) => GraphQLError | undefined): OperationRule => ({
    name,
    judge: (operation) => judge(measure(operation)),
  });
  return [
    rule("depth", ({ depth }) => judgeDepth(depth, limits.maxDepth)),
    rule("nested-rows", ({ nestedRows }) => judgeNestedRows(nestedRows, limits.maxNestedRows)),
    rule("rows", ({ rows }) => judgeRows(rows, limits.maxRows)),
    rule("values", ({ values }) => judgeValues(values, limits.maxValues)),
    rule("root-fields", ({ rootFields }) => judgeRootFields(rootFields, limits.maxRootFields)),
  ];
}

const VALUES_OF_ROW = 25; // of a punch with its user and reader

/** What an operation costs, as rows of usual width. */
export function toRows({ rows, values }: OperationSize): number {
  return Math.max(rows, Math.ceil(values / VALUES_OF_ROW));
}

/** Measures each operation once for all who ask; its size depends on its variables, so that no other may use it. */
export function createMeasure(): (operation: GivenOperation) => OperationSize {
  const sizes = new WeakMap<GivenOperation, OperationSize>();
  return (operation) => {
    const size = sizes.get(operation) ?? measureOperation(operation);
    sizes.set(operation, size);
    return size;
  };
}

function judgeDepth(depth: number, limit: number): GraphQLError | undefined {
  if (depth <= limit) return undefined;
  return requestError("QUERY_TOO_DEEP", `The query is ${depth} fields deep; at most ${limit} are allowed`, { limit });
}

function judgeNestedRows(rows: number, limit: number): GraphQLError | undefined {
  if (rows <= limit) return undefined;
  const message = `Lists within lists of the query cost ${rows} rows; at most ${limit} are allowed. Lower "first" outside or inside.`;
  return requestError("QUERY_TOO_COSTLY", message, { limit });
}

function judgeRows(rows: number, limit: number): GraphQLError | undefined {
  if (rows <= limit) return undefined;
  const message = `The query may return ${rows} rows; at most ${limit} are allowed. Lower "first", or ask for less at once.`;
  return requestError("QUERY_TOO_COSTLY", message, { limit });
}

function judgeValues(values: number, limit: number): GraphQLError | undefined {
  if (values <= limit) return undefined;
  const message = `The query may return ${values} values; at most ${limit} are allowed. Select less of each row, or lower "first".`;
  return requestError("QUERY_TOO_COSTLY", message, { limit });
}

function judgeRootFields(count: number, limit: number): GraphQLError | undefined {
  if (count <= limit) return undefined;
  const message = `The query has ${count} fields at its root; at most ${limit} are allowed`;
  return requestError("QUERY_TOO_COSTLY", message, { limit });
}
