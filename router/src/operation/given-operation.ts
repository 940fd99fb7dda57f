import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from "graphql";

/** A validated operation of a client, before it runs. */
export interface GivenOperation {
  /** What clients see of the graph. */
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** As they came. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly way: "HTTP" | "SOCKET";
}
