import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { AUDITED_CHANGES } from "@biometricflow/schema/audit-batch";
import type { AuditedChange } from "@biometricflow/service/audit/change";
import { defaultFieldResolver, type GraphQLResolveInfo, type GraphQLSchema } from "graphql";

/** By context: what the fields of its operation changed, by response key. */
const changesOf = new WeakMap<object, Map<string, readonly AuditedChange[]>>();

/** Runs a mutation, and gives what it changed with its result. */
type Listen = (
  work: () => unknown,
) => Promise<{ readonly result: unknown; readonly changes: readonly AuditedChange[] }>;

/** Tells what a mutation changed, for the audit of the router. */
export function noteAuditedChanges(
  context: BaseContext,
  { path }: Pick<GraphQLResolveInfo, "path">,
  changes: readonly AuditedChange[],
): void {
  if (changes.length === 0) return;
  const known = changesOf.get(context) ?? new Map<string, readonly AuditedChange[]>();
  changesOf.set(context, known.set(String(path.key), changes));
}

/** Has each mutation of a schema listened to: what it changes is told to the router with the answer. */
export function listenToMutations(schema: GraphQLSchema, listen: Listen): void {
  for (const field of Object.values(schema.getMutationType()?.getFields() ?? {})) {
    const { resolve = defaultFieldResolver } = field;
    field.resolve = async (root, args, context: BaseContext, info) => {
      const { result, changes } = await listen(() => resolve(root, args, context, info));
      noteAuditedChanges(context, info, changes);
      return result;
    };
  }
}

/** Puts what mutations changed beside their answer, for the audit of the router: it goes no further. */
export function toldChangesPlugin<Context extends BaseContext>(): ApolloServerPlugin<Context> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({ contextValue, response: { body } }) => {
        const changes = changesOf.get(contextValue);
        if (changes === undefined || body.kind !== "single") return;
        body.singleResult.extensions = {
          ...body.singleResult.extensions,
          [AUDITED_CHANGES]: Object.fromEntries(changes),
        };
      },
    }),
  };
}
