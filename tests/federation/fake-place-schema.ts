import { buildASTSchema, type DocumentNode, type GraphQLSchema, Kind, parse, print } from "graphql";

/** What `buildSubgraphSchema` would add, without resolvers: federation's entry points and directives. */
const FEDERATION_SDL = (entities: string) => `
  scalar _Any
  union _Entity = ${entities}
  extend type Query { _entities(representations: [_Any!]!): [_Entity]! }
  directive @key(fields: String!) on OBJECT
  directive @shareable on OBJECT | FIELD_DEFINITION
`;

/** Builds an executable schema of a subgraph's SDL; every field takes its value from the object under its name. */
export function buildFakeSchema(subgraphSdl: string): GraphQLSchema {
  const document = parse(subgraphSdl);
  const definitions = document.definitions.filter((it) => it.kind !== Kind.SCHEMA_EXTENSION);
  const entities = definitions.flatMap((it) =>
    it.kind === Kind.OBJECT_TYPE_DEFINITION && it.directives?.some(({ name }) => name.value === "key")
      ? [it.name.value]
      : [],
  );
  const federation = parse(FEDERATION_SDL(entities.join(" | ")));
  const whole: DocumentNode = {
    kind: Kind.DOCUMENT,
    definitions: mergeRoot([...definitions, ...federation.definitions]),
  };
  return buildASTSchema(whole, { assumeValidSDL: true });
}

/** The SDL of an older contract, which does not have one of today's fields. */
export function dropField(subgraphSdl: string, typeName: string, fieldName: string): string {
  const document = parse(subgraphSdl);
  const definitions = document.definitions.map((it) => {
    if (it.kind !== Kind.OBJECT_TYPE_DEFINITION || it.name.value !== typeName) return it;
    return { ...it, fields: it.fields?.filter(({ name }) => name.value !== fieldName) ?? [] };
  });
  return print({ ...document, definitions });
}

/** `buildASTSchema` knows no extensions: the fields of `extend type Query` move into `type Query`. */
function mergeRoot(definitions: readonly DocumentNode["definitions"][number][]) {
  const extension = definitions.find((it) => it.kind === Kind.OBJECT_TYPE_EXTENSION);
  return definitions.flatMap((it) => {
    if (it === extension) return [];
    if (it.kind !== Kind.OBJECT_TYPE_DEFINITION || it.name.value !== extension?.name.value) return [it];
    return [{ ...it, fields: [...(it.fields ?? []), ...(extension.fields ?? [])] }];
  });
}
