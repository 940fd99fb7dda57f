import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { runQuery } from "../graphql/run-query.ts";
import type { SaidFault } from "./said-fault.tsx";

/** Sends a change. @returns what stood in its way, or undefined when it is done */
export async function sendChange<TData extends object, TVariables>(
  document: TypedDocumentNode<TData, TVariables>,
  variables: TVariables,
): Promise<SaidFault | undefined> {
  const answer = await runQuery(document, variables);
  if (!answer.ok) return { code: answer.failure.code, message: answer.failure.message };
  const [error] = answer.errors;
  return error && { code: error.code, message: error.message };
}
