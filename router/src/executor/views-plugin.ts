import type { ApolloServerPlugin } from "@apollo/server";
import { OperationTypeNode } from "graphql";
import type { AnsweredFile, AnsweredOperation } from "../audit/view-facts.ts";
import type { RouterContext } from "../operation/context.ts";

/** Who is told what was answered to whom. */
export interface ViewAudit {
  readonly view: (answered: AnsweredOperation | AnsweredFile) => void;
}

/** Tells of every query that is answered with data, and of every stream that begins, before the answer is sent. */
export function viewsPlugin({ view }: ViewAudit): ApolloServerPlugin<RouterContext> {
  return {
    requestDidStart: async () => ({
      willSendResponse: async ({
        schema,
        document,
        operation,
        request: { variables = {} },
        response,
        contextValue,
      }) => {
        const { viewer, requestId, forwardedFor: address } = contextValue;
        if (viewer === undefined || document === undefined || operation === undefined) return;
        if (response.body.kind !== "single" || operation.operation === OperationTypeNode.MUTATION) return;
        const { data, errors } = response.body.singleResult;
        const isStream = operation.operation === OperationTypeNode.SUBSCRIPTION;
        if (isStream ? errors !== undefined : !data) return;
        const has = (key: string) => isStream || (data?.[key] ?? null) !== null;
        view({ schema, document, operation, variables, viewer, requestId, address, has });
      },
    }),
  };
}
