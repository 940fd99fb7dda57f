import { ApolloServer } from "@apollo/server";
import { GraphQLError } from "graphql";
import { expect, it } from "vitest";
import type { RouterContext } from "../operation/context.ts";
import type { GivenOperation } from "../operation/given-operation.ts";
import { createFailureLog } from "../operation/place-failure.ts";
import { operationRulesPlugin } from "./operation-rules-plugin.ts";

const judged: string[] = [];
const server = new ApolloServer<RouterContext>({
  typeDefs: "type Query { a: String b: String } type Subscription { s: String }",
  resolvers: { Query: { a: () => "A" }, Subscription: { s: { subscribe: () => Promise.reject(new Error("ran")) } } },
  plugins: [
    operationRulesPlugin([
      {
        name: "counts",
        judge: ({ way, operation }) => {
          judged.push(`${way} ${operation.operation}`);
          return undefined;
        },
      },
      {
        name: "no-b",
        judge: ({ document }) => (JSON.stringify(document).includes('"b"') ? new GraphQLError("no b") : undefined),
      },
      {
        name: "never-twice",
        judge: ({ document }) => (JSON.stringify(document).includes('"b"') ? new GraphQLError("late") : undefined),
      },
    ]),
  ],
});

async function send(query: string, onSocketOperation?: (operation: GivenOperation) => void) {
  judged.length = 0;
  const contextValue: RouterContext = {
    viewer: { subject: "a", name: "A", role: "ADMIN", places: "*", sessionId: "s", issuedAtMs: 0, expiresAtMs: 0 },
    requestId: "1",
    forwardedFor: "",
    signal: new AbortController().signal,
    failures: createFailureLog(),
    ...(onSocketOperation === undefined ? {} : { onSocketOperation }),
  };
  const { body } = await server.executeOperation({ query }, { contextValue });
  return body.kind === "single" ? body.singleResult : undefined;
}

it("judges each operation once, over HTTP and over a socket", async () => {
  expect(await send("{ a }")).toMatchObject({ data: { a: "A" } });
  expect(judged).toEqual(["HTTP query"]);
  expect(await send("{ a }", () => {})).toMatchObject({ data: { a: "A" } });
  expect(judged).toEqual(["SOCKET query"]);
});

it("tells a socket of a stream that may run and does not run it itself", async () => {
  const accepted: string[] = [];
  const result = await send("subscription { s }", ({ operation }) => accepted.push(operation.operation));
  expect(result).toEqual({ data: null });
  expect(accepted).toEqual(["subscription"]);
  expect(judged).toEqual(["SOCKET subscription"]);
});

it("refuses with the first fault alone and tells the socket nothing", async () => {
  const accepted: unknown[] = [];
  const result = await send("{ b }", (operation) => accepted.push(operation));
  expect(result?.errors?.map(({ message }) => message)).toEqual(["no b"]);
  expect(accepted).toEqual([]);
});
