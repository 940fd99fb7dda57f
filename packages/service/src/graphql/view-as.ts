import { type GraphQLError, OperationTypeNode } from "graphql";
import { requestError } from "../errors/error-codes.ts";
import type { Viewer } from "../identity/viewer.ts";

/** VIEWING_ONLY for a mutation of whoever views as another account; `undefined` for everything else. */
export function judgeViewing(
  operation: OperationTypeNode | undefined,
  viewer: Pick<Viewer, "viewedBy"> | undefined,
): GraphQLError | undefined {
  if (viewer?.viewedBy === undefined || operation !== OperationTypeNode.MUTATION) return undefined;
  return requestError("VIEWING_ONLY", "You see what another account sees, and change nothing: end that first");
}
