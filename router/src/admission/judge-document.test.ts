import { createAccessTable } from "@biometricflow/service/graphql/access";
import { GraphQLError } from "graphql";
import { describe, expect, it } from "vitest";
import { DEFAULT_LIMITS } from "../limits.ts";
import { loadSupergraph } from "../supergraph.ts";
import { judgeAnonymous, judgeDocument } from "./judge-document.ts";

const table = createAccessTable(loadSupergraph().sdl);
const repeat = (count: number, toText: (nth: number) => string) =>
  Array.from({ length: count }, (_, nth) => toText(nth)).join(" ");

const judge = (text: string) => judgeDocument(text, DEFAULT_LIMITS.document);
const codeOf = (error: GraphQLError | undefined) => error?.extensions["code"];

describe("a document is refused before it is validated:", () => {
  it.each([
    ["one field 990 times", `{ ${repeat(990, () => "punches{ totalCount }")} }`],
    ["a leaf 1,000 times", `{ me { ${"id ".repeat(1000)} } }`],
    [
      "one fragment of 600 fields, 600 times",
      `{ me { ${"...F ".repeat(600)} } } fragment F on Viewer { ${"id ".repeat(600)} }`,
    ],
    ["140 fields below 140 of the same name", `{ ${repeat(140, () => "me { id }")} }`.replaceAll("me", "m: me")],
    [
      "one name in many fragments",
      `{ me { ${repeat(200, (it) => `...F${it}`)} } } ${repeat(200, (it) => `fragment F${it} on Viewer { id }`)}`,
    ],
    ["one name in many inline fragments", `{ me { ${repeat(200, () => "... on Viewer { id }")} } }`],
    [
      "the same below different parents of one name",
      `{ ${repeat(20, () => `me { ${repeat(20, () => "places { id }")} }`)} }`,
    ],
    [
      "5,000 fields in fragments",
      `{ me { ...A } } fragment A on Viewer { ${repeat(70, (it) => `a${it}: places { ...B }`)} } fragment B on Place { ${repeat(70, (it) => `b${it}: id`)} }`,
    ],
    ["fields of operations that do not run", repeat(30, (it) => `query Q${it} { ${repeat(30, () => "me { id }")} }`)],
    ["fields of fragments that nobody uses", `{ me { id } } fragment F on Viewer { ${"id ".repeat(1000)} }`],
    ["a name of 1 MB", `{ ${"x".repeat(1_000_000)} }`],
    ["a name of 201 characters", `{ me { ${"x".repeat(201)} } }`],
    ["a comment of 1 MB", `{ me { id } } # ${"x".repeat(1_000_000)}`],
  ])("%s is QUERY_TOO_COSTLY", (_name, text) => expect(codeOf(judge(text))).toBe("QUERY_TOO_COSTLY"));

  it.each([
    ["fields", `${"{ a ".repeat(2000)}${"}".repeat(2000)}`],
    ["fields, never closed", "{ a ".repeat(2000)],
    ["lists", `{ a(b: ${"[".repeat(2000)}`],
    ["objects", `{ a(b: ${"{ c: ".repeat(2000)}`],
    ["inline fragments", `{ ${"... { ".repeat(2000)}`],
  ])("%s in %s 2,000 levels deep are QUERY_TOO_DEEP, in words of our own", (_name, text) => {
    const error = judge(text);
    expect(codeOf(error)).toBe("QUERY_TOO_DEEP");
    expect(error?.message).toBe("The query is nested more than 60 levels deep; at most 60 are allowed");
  });

  it("fragments that contain themselves are GRAPHQL_VALIDATION_FAILED, however much else there is", () => {
    const text = `{ me { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A ${"id ".repeat(900)} }`;
    expect(codeOf(judge(text))).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});

describe("a document is let through to validation:", () => {
  it.each([
    ["a page of punches", "{ punches(first: 1000) { edges { node { id user { name } device { name } } } } }"],
    ["forty aliases", `{ ${repeat(40, (it) => `a${it}: punches { totalCount }`)} }`],
    [
      "a field in several fragments",
      `{ me { ...A ...B ...C } } ${repeat(3, (it) => `fragment ${"ABC"[it]} on Viewer { id username }`)}`,
    ],
    ["what is no GraphQL, for the parser to explain", "{ me"],
    ["more tokens than are read, for the parser to refuse", `{ me { ${repeat(4000, (it) => `a${it}: id`)} } }`],
  ])("%s", (_name, text) => expect(judge(text)).toBeUndefined());
});

describe("without a token", () => {
  const refusal = new GraphQLError("who?");
  const stranger = (text: string) => judgeAnonymous(text, { limits: DEFAULT_LIMITS.anonymousDocument, table, refusal });
  const signIn = 'signIn(input: { apiKey: "k" }) { accessToken }';

  it.each([
    ["a sign-in", `mutation { ${signIn} }`],
    ["a sign-in by a fragment", `mutation { ...S } fragment S on Mutation { ${signIn} }`],
    ["what is no GraphQL, if it is short", "mutation { sign"],
  ])("%s is let through", (_name, text) => expect(stranger(text)).toBeUndefined());

  it.each([
    ["a query", "{ punches { totalCount } }"],
    ["a sign-in beside a query", `mutation { ${signIn} } query { me { id } }`],
    ["a sign-in beside another mutation", `mutation { ${signIn} updatePlace(input: { id: "riyadh" }) { __typename } }`],
    ["introspection", "{ __schema { queryType { name } } }"],
    ["introspection beside a sign-in", `mutation { __typename ${signIn} }`],
    ["a query named like a sign-in", "{ signIn { accessToken } }"],
    ["a fragment alone", "fragment F on Query { me { id } }"],
    ["a sign-in of 201 tokens", `mutation { ${repeat(17, (it) => `a${it}: ${signIn}`)} }`],
    ["a sign-in selected 100 times", `mutation { signIn(input: {}) { ${"accessToken ".repeat(100)} } }`],
    ["a text that is no GraphQL after 200 tokens", `mutation { ${"a ".repeat(300)}`],
    ["nesting", "{ a ".repeat(30)],
  ])("%s is refused as what it is: not signed in", (_name, text) => expect(stranger(text)).toBe(refusal));
});
