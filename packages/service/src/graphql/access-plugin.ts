import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import type { DocumentNode, GraphQLError } from "graphql";
import { requestError } from "../errors/error-codes.ts";
import { PUBLIC, type TokenRole } from "../identity/role.ts";
import type { Viewer } from "../identity/viewer.ts";
import { judgeDeviceWrites } from "./device-writes.ts";
import { judgeViewing } from "./view-as.ts";
import { type AccessQuestion, type AccessTable, type ForbiddenField, findForbiddenFields } from "./access.ts";

/** What an access check needs of a request's context. */
export interface ViewerContext extends BaseContext {
  /** Absent when the request holds no token. */
  readonly viewer?: Viewer;
}

/**
 * Creates a judge of operations: UNAUTHENTICATED when a field is not public and nobody is signed in, FORBIDDEN with
 * `extensions.field` when the role may not select it, `undefined` when it may run. A document is walked once per role.
 */
export function createAccessJudge(
  table: AccessTable,
): (question: Omit<AccessQuestion, "table">) => GraphQLError | undefined {
  const judged = new WeakMap<DocumentNode, Map<string, readonly ForbiddenField[]>>();
  return (question) => {
    const answers = judged.get(question.document) ?? new Map<string, readonly ForbiddenField[]>();
    judged.set(question.document, answers);
    const key = `${question.role} ${question.operationName ?? ""}`;
    const forbidden = answers.get(key) ?? findForbiddenFields({ ...question, table });
    answers.set(key, forbidden);
    const [first] = forbidden;
    return first === undefined ? undefined : toRefusal(question.role, first);
  };
}

/** Refuses operations before they run, as `judgeViewing`, `createAccessJudge` and `judgeDeviceWrites` say. */
export function accessPlugin<C extends ViewerContext>({
  table,
  now = Date.now,
}: {
  readonly table: AccessTable;
  /** Milliseconds since 1970; the system clock when omitted. */
  readonly now?: () => number;
}): ApolloServerPlugin<C> {
  const judge = createAccessJudge(table);
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ schema, document, operation, operationName, contextValue: { viewer } }) => {
          const refusal =
            judgeViewing(operation?.operation, viewer) ??
            judge({ schema, document, operationName, role: viewer?.role ?? PUBLIC }) ??
            judgeDeviceWrites({ table, document, operation, viewer, nowMs: now() });
          if (refusal !== undefined) throw refusal;
        },
      }),
  };
}

function toRefusal(role: TokenRole, { coordinate }: ForbiddenField): GraphQLError {
  if (role === PUBLIC) return requestError("UNAUTHENTICATED", "Sign in first");
  return requestError("FORBIDDEN", `The role ${role} may not select ${coordinate}`, { field: coordinate });
}
