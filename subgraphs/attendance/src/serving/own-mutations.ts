import { buildSubgraphSchema } from "@apollo/subgraph";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { graphql } from "graphql";
import { createContext, type GraphParts } from "../graph/context.ts";
import { resolvers } from "../resolvers/resolver-map.ts";
import type { Execute } from "../start/take-start-state.ts";

/** Whoever acts before anybody can sign in; the log of changes names it. */
const START: Viewer = {
  subject: "start-state",
  name: "start-state",
  role: "ADMIN",
  places: "*",
  sessionId: "",
  issuedAtMs: 0,
  expiresAtMs: 0,
};

/** Runs mutations of the own graph inside this process, with the rights of an administrator. */
export function createOwnMutations(parts: GraphParts): Execute {
  const schema = buildSubgraphSchema([{ typeDefs: readSubgraphDocument("attendance"), resolvers }]);
  return (source, variables) =>
    graphql({
      schema,
      source,
      variableValues: { ...variables },
      contextValue: createContext(parts, {
        viewer: START,
        grant: "",
        requestId: "start-state",
        takeTurn: () => Promise.resolve(),
      }),
    });
}
