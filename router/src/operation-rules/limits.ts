import { requestError } from "@biometricflow/service/errors/error-codes";
import type { GraphQLError } from "graphql";
import type { GivenOperation } from "../operation/given-operation.ts";
import type { OperationRule } from "./operation-rule.ts";
import { measureOperation, type OperationSize } from "./operation-size.ts";

/** What one operation may ask for. */
export interface OperationLimits {
  /** Fields from the root to the deepest one. */
  readonly maxDepth: number;
  /** Rows that its lists may hold together. */
  readonly maxRows: number;
  /** Tokens of its text: refused while it is read, before any rule. */
  readonly maxTokens: number;
  /** Its fields, every fragment written out where it is used. */
  readonly maxFields: number;
  /** Fields of its root: each may become a request to every place. */
  readonly maxRootFields: number;
}

/** Enough for every page of the dashboard. */
export const DEFAULT_LIMITS: OperationLimits = {
  maxDepth: 12,
  maxRows: 60_000,
  maxTokens: 4000,
  maxFields: 4000,
  maxRootFields: 50,
};

/** Refuses operations that ask for too much: `QUERY_TOO_DEEP` or `QUERY_TOO_COSTLY`, with `extensions.limit`. */
export function limitRules(limits: OperationLimits): readonly OperationRule[] {
  const measure = measureOnce();
  const rule = (name: string, judge: (size: OperationSize) => GraphQLError | undefined): OperationRule => ({
    name,
    judge: (operation) => judge(measure(operation)),
  });
  return [
    rule("depth", ({ depth }) => judgeDepth(depth, limits.maxDepth)),
    rule("rows", ({ rows }) => judgeRows(rows, limits.maxRows)),
    rule("fields", ({ fields }) => judgeCount("fields", fields, limits.maxFields)),
    rule("root-fields", ({ rootFields }) => judgeCount("fields at its root", rootFields, limits.maxRootFields)),
  ];
}

/** Measures an operation once for all rules; its size depends on its variables, so that no other may use it. */
function measureOnce(): (operation: GivenOperation) => OperationSize {
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

function judgeRows(rows: number, limit: number): GraphQLError | undefined {
  if (rows <= limit) return undefined;
  const message = `The query may return ${rows} rows; at most ${limit} are allowed. Lower "first".`;
  return requestError("QUERY_TOO_COSTLY", message, { limit });
}

function judgeCount(what: string, count: number, limit: number): GraphQLError | undefined {
  if (count <= limit) return undefined;
  return requestError("QUERY_TOO_COSTLY", `The query has ${count} ${what}; at most ${limit} are allowed`, { limit });
}
