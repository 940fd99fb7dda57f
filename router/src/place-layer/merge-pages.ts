import { type GraphQLFormattedError, type GraphQLObjectType, getNamedType } from "graphql";
import type { RootField } from "@biometricflow/schema/contract/routing";
import type { PlaceFailure } from "../operation/place-failure.ts";
import type { FieldAnswer } from "./field-answer.ts";
import type { Head, MergedRow } from "./head.ts";
import type { JsonObject } from "../operation/json.ts";
import { type ConditionalField, isIncluded, listFields, projectScalars } from "../operation/selection.ts";

/** Everything a merged connection is made of. */
export interface MergedPages {
  readonly field: ConditionalField;
  readonly rootField: RootField;
  readonly variables: JsonObject;
  /** Never empty. */
  readonly heads: readonly Head[];
  readonly rows: readonly MergedRow[];
  readonly failures: readonly PlaceFailure[];
  readonly hasPreviousPage: boolean;
}

/** Builds the connection that the client asked for: rows in order, totals added, page info and failures made anew. */
export function mergePages(pages: MergedPages): FieldAnswer {
  const fields = listFields(pages.field.node.selectionSet?.selections ?? []);
  const byKey = Map.groupBy(
    fields.filter((field) => isIncluded(field, pages.variables)),
    (field) => field.key,
  );
  const data: JsonObject = {};
  for (const [key, same] of byKey) data[key] = mergeField(pages, key, same);
  return {
    data,
    errors: pages.heads.flatMap((head) => head.errors.flatMap((error) => placeError(error, head, pages))),
  };
}

function mergeField(pages: MergedPages, key: string, fields: readonly ConditionalField[]): unknown {
  const { heads, rows, failures } = pages;
  const name = fields[0]?.node.name.value ?? key;
  switch (name) {
    case "edges":
      return rows.map(({ head, index }) => head.rows.get(key)?.[index] ?? null);
    case "totalCount":
      return heads.reduce((sum, head) => sum + Number(head.connection[key] ?? 0), 0);
    case "pageInfo":
      return projectScalars(listSubFields(fields), toPageInfo(pages), toOptions(pages, name));
    case "unavailable":
      return failures.map((it) => projectScalars(listSubFields(fields), { ...it }, toOptions(pages, name)));
    default:
      return heads[0]?.connection[key] ?? null;
  }
}

function listSubFields(fields: readonly ConditionalField[]): readonly ConditionalField[] {
  return fields.flatMap((field) => listFields(field.node.selectionSet?.selections ?? []));
}

function toOptions({ rootField, variables }: MergedPages, fieldName: string) {
  return { typeName: nameTypeOf(rootField.type, fieldName), variables };
}

function nameTypeOf(type: GraphQLObjectType, fieldName: string): string {
  return getNamedType(type.getFields()[fieldName]?.type)?.name ?? "";
}

function toPageInfo({ heads, rows, hasPreviousPage }: MergedPages): JsonObject {
  const cursorOf = (row: MergedRow | undefined) => row?.head.cursors[row.index] ?? null;
  return {
    hasNextPage: heads.some((head) => head.next < head.keys.length || head.hasMore),
    hasPreviousPage,
    startCursor: cursorOf(rows[0]),
    endCursor: cursorOf(rows.at(-1)),
  };
}

/** Moves an error from a row of one place to the same row of the merged list; errors of rows left out go with them. */
function placeError(error: GraphQLFormattedError, head: Head, { rows }: MergedPages): readonly GraphQLFormattedError[] {
  const [field, edges, index, ...rest] = error.path ?? [];
  if (field === undefined || edges === undefined || typeof index !== "number" || !head.rows.has(String(edges)))
    return [error];
  const position = rows.findIndex((row) => row.head === head && row.index === index);
  return position < 0 ? [] : [{ ...error, path: [field, edges, position, ...rest] }];
}
