import type { ApolloServerPlugin } from "@apollo/server";
import { requestError } from "@biometricflow/service/errors/error-codes";
import { type DocumentNode, visit } from "graphql";
import type { RouterContext } from "../operation/context.ts";

/** Names that the router adds to operations towards places, and the one that is no property of a JavaScript object. */
const RESERVED = /^__(gather|stream|proto__)/;

/** Refuses operations whose aliases or variables have names that the router needs for itself. */
export function reservedNamesPlugin(): ApolloServerPlugin<RouterContext> {
  const judged = new WeakSet<DocumentNode>(); // Apollo Server keeps documents: each is looked through once
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: async ({ document }) => {
          if (judged.has(document)) return;
          assertNamesAreFree(document);
          judged.add(document);
        },
      }),
  };
}

/** @throws BAD_USER_INPUT with `extensions.argument`, the name. */
export function assertNamesAreFree(document: DocumentNode): void {
  const judge = (name: string | undefined) => {
    if (name === undefined || !RESERVED.test(name)) return;
    throw requestError("BAD_USER_INPUT", `The name ${name} is reserved: choose another`, { argument: name });
  };
  visit(document, { Field: ({ alias }) => judge(alias?.value), Variable: ({ name }) => judge(name.value) });
}
