import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";

/** A generated document, which types its result, or GraphQL text. */
export type Operation<TData, TVariables> = TypedDocumentNode<TData, TVariables> | string;

/** The text that is sent. */
export function toOperationText(operation: Operation<unknown, never>): string {
  return typeof operation === "string" ? operation : print(operation);
}

/** The name of a document's operation; undefined for text and for an anonymous one. */
export function toOperationName(operation: Operation<unknown, never>): string | undefined {
  if (typeof operation === "string") return undefined;
  for (const definition of operation.definitions) {
    if (definition.kind === "OperationDefinition") return definition.name?.value;
  }
  return undefined;
}
