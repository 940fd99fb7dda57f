import type { AccessTable } from "@biometricflow/service/graphql/access";
import { PUBLIC } from "@biometricflow/service/identity/role";
import { type DocumentNode, GraphQLError, Kind, OperationTypeNode, parse } from "graphql";
import type { DocumentLimits } from "../limits.ts";
import { listRootNames } from "../operation-rules/authentication.ts";
import { ENDLESS, measureShape } from "./document-shape.ts";
import { readText, tooCostly } from "./document-text.ts";

/**
 * What can be said against a text before it is validated; `undefined` also for a text that is no GraphQL: the parser
 * explains it. Validation compares fields pair by pair, so that it must not see every document.
 */
export function judgeDocument(text: string, limits: DocumentLimits): GraphQLError | undefined {
  const { fault, isCut } = readText(text, limits);
  if (fault !== undefined || isCut) return fault;
  const document = parseQuietly(text);
  return document === undefined ? undefined : judgeShape(document, limits);
}

/**
 * What is said to whoever is not signed in: nothing against a short text that is no GraphQL, or whose every root field is
 * a mutation open to PUBLIC; `refusal` of anything else.
 */
export function judgeAnonymous(
  text: string,
  {
    limits,
    table,
    refusal,
  }: { readonly limits: DocumentLimits; readonly table: AccessTable; readonly refusal: GraphQLError },
): GraphQLError | undefined {
  const { fault, isCut } = readText(text, limits);
  if (fault !== undefined || isCut) return refusal;
  const document = parseQuietly(text);
  if (document === undefined) return undefined;
  return judgeShape(document, limits) === undefined && isOpen(document, table) ? undefined : refusal;
}

function isOpen(document: DocumentNode, table: AccessTable): boolean {
  const operations = document.definitions.filter((it) => it.kind === Kind.OPERATION_DEFINITION);
  const names = listRootNames(document);
  return (
    names.length > 0 &&
    operations.every(({ operation }) => operation === OperationTypeNode.MUTATION) &&
    names.every((name) => table.statedRoles("Mutation", name)?.has(PUBLIC) === true)
  );
}

/** As Apollo Server says it of documents that validation refuses. */
const INVALID = { code: "GRAPHQL_VALIDATION_FAILED", http: { status: 400 } };

function judgeShape(document: DocumentNode, limits: DocumentLimits): GraphQLError | undefined {
  const shape = measureShape(document, limits);
  if (shape === ENDLESS) return new GraphQLError("A fragment of the query contains itself", { extensions: INVALID });
  if (shape.fields > limits.maxFields) return tooCostly(`${shape.fields} fields`, limits.maxFields);
  if (shape.comparisons > limits.maxComparisons)
    return tooCostly("too many fields under one name", limits.maxComparisons);
  return undefined;
}

function parseQuietly(text: string): DocumentNode | undefined {
  try {
    return parse(text, { noLocation: true });
  } catch {
    return undefined; // what reads it next says what is wrong
  }
}
