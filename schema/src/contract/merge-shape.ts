import { type GraphQLField, getNamedType, isEnumType, isNonNullType, isObjectType, OperationTypeNode } from "graphql";

/** How several places answer one field: the merges that the router knows. */
export type Merge = "CONNECTION" | "STREAM";

/** The argument that chooses the order of a connection, known by its values, which end with `_ASC` or `_DESC`. */
export interface OrderArgument {
  readonly name: string;
  readonly defaultValue: string;
}

/** What a merge asks of the field that it answers. */
interface MergeShape {
  readonly name: Merge;
  readonly operations: readonly OperationTypeNode[];
  /** Everything about the field that keeps the router from merging it. */
  readonly lint: (field: Field) => readonly string[];
}

type Field = GraphQLField<unknown, unknown>;

const { QUERY, MUTATION, SUBSCRIPTION } = OperationTypeNode;
const CONNECTION_FIELDS = ["edges", "pageInfo", "totalCount", "unavailable"] as const;
const STREAM_FIELDS = ["cursor", "phase", "notice"] as const;

/** A further merge is a row here and a case where the place layer answers it. */
const MERGES: readonly MergeShape[] = [
  { name: "CONNECTION", operations: [QUERY, MUTATION], lint: lintConnection },
  { name: "STREAM", operations: [SUBSCRIPTION], lint: lintStream },
];

/** The merge of that name for fields of that operation. */
export function findMerge(name: unknown, operation: OperationTypeNode): MergeShape | undefined {
  return MERGES.find((merge) => merge.name === name && merge.operations.includes(operation));
}

/** The order of a connection; the first argument that is one and has a default. */
export function readOrder(field: Field): OrderArgument | undefined {
  for (const { name, type, defaultValue } of field.args) {
    const order = getNamedType(type);
    if (!isEnumType(order) || !order.getValues().every((value) => /_(ASC|DESC)$/.test(value.name))) continue;
    const stated: unknown = defaultValue;
    if (typeof stated === "string") return { name, defaultValue: stated };
  }
  return undefined;
}

/** A place's stream, gathered or routed, says in each event where it stands, so that it can be resumed. */
export function lintStream(field: Field): readonly string[] {
  return lintObject(field, { fields: STREAM_FIELDS, args: ["after"] });
}

function lintConnection(field: Field): readonly string[] {
  const faults = lintObject(field, { fields: CONNECTION_FIELDS, args: ["first", "after"] });
  return [
    ...faults,
    ...(isNonNullType(field.type) ? ["is gathered and must be nullable"] : []),
    ...(readOrder(field) ? [] : ["needs an order with a default and values that end with _ASC or _DESC"]),
  ];
}

function lintObject(
  field: Field,
  needed: { readonly fields: readonly string[]; readonly args: readonly string[] },
): readonly string[] {
  const type = getNamedType(field.type);
  const present = isObjectType(type) ? Object.keys(type.getFields()) : [];
  const missing = needed.fields.filter((name) => !present.includes(name));
  const lacking = needed.args.filter((name) => !field.args.some((argument) => argument.name === name));
  return [
    ...missing.map((name) => `${type.name} lacks ${name}, which merging needs`),
    ...lacking.map((name) => `lacks the argument ${name}, which merging needs`),
  ];
}
