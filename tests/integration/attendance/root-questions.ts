import { buildSubgraphSchema } from "@apollo/subgraph";
import { readSubgraphDocument } from "@biometricflow/schema/subgraph-sdl";
import {
  getNamedType,
  type GraphQLField,
  type GraphQLInputType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isUnionType,
  print,
} from "graphql";

/** What stands in arguments that must be given. */
export interface QuestionTerms {
  readonly from: string;
  readonly to: string;
  readonly personId: string;
  readonly role: string;
}

/** A question at one root field, for everything that it can answer some levels deep. */
export interface RootQuestion {
  readonly field: string;
  readonly query: string;
  readonly variables: object;
}

const MAX_LEVELS = 5;
const ENTITY_LEVELS = 3;

/**
 * A question for each field of each entity, by the key: other subgraphs' answers lead there, past every root field.
 *
 * @param ids of which each entity is asked, by its type
 */
export function listEntityQuestions(
  terms: QuestionTerms,
  ids: Readonly<Record<string, readonly string[]>>,
): readonly RootQuestion[] {
  const schema = buildSubgraphSchema([{ typeDefs: readSubgraphDocument("attendance") }]);
  const entities = schema.getType("_Entity");
  const types = isUnionType(entities) ? entities.getTypes() : [];
  return types.flatMap((type) =>
    Object.values(type.getFields()).map((field) => {
      const question = toQuestion(field, terms, ENTITY_LEVELS);
      const representations = (ids[type.name] ?? []).map((id) => ({ __typename: type.name, id }));
      const heads = ["$of: [_Any!]!", ...(question.heads === "" ? [] : [question.heads])].join(", ");
      return {
        field: `${type.name}.${field.name}`,
        query: `query (${heads}) { _entities(representations: $of) { ... on ${type.name} { ${question.asked} } } }`,
        variables: { ...question.variables, of: representations },
      };
    }),
  );
}

/** A question for each root field of attendance's queries, made from its SDL: fields that are added are asked too. */
export function listRootQuestions(terms: QuestionTerms): readonly RootQuestion[] {
  const schema = buildSubgraphSchema([{ typeDefs: readSubgraphDocument("attendance") }]);
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith("_"));
  return fields.map((field) => {
    const { heads, asked, variables } = toQuestion(field, terms, MAX_LEVELS);
    return { field: field.name, query: `query ${heads === "" ? "" : `(${heads})`} { ${asked} }`, variables };
  });
}

/** A change at one root field; its arguments are variables of their own names. */
export interface RootMutation {
  readonly field: string;
  readonly query: string;
}

const ANSWER_LEVELS = 2;

/** Each root field of attendance's mutations, made from its SDL, asking for what the role may read of the answer. */
export function listRootMutations(role: string): readonly RootMutation[] {
  const schema = buildSubgraphSchema([{ typeDefs: readSubgraphDocument("attendance") }]);
  return Object.values(schema.getMutationType()?.getFields() ?? {}).map((field) => {
    const heads = field.args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(", ");
    const given = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
    const selections = toSelections(field, role, ANSWER_LEVELS);
    return { field: field.name, query: `mutation (${heads}) { ${field.name}(${given}) ${selections} }` };
  });
}

/** A list at one root field, all of whose arguments are variables of their own names. */
export interface RootList extends RootQuestion {
  /** Where ids may be named, such as `filter.placeIds`. */
  readonly idLists: readonly string[];
  /** Where a text may be given, such as `filter.search`. */
  readonly texts: readonly string[];
  readonly takesHolidays: boolean;
  /** Variables in which something stands at one of the places above. */
  readonly withAt: (path: string, value: unknown) => object;
}

/** Each list of attendance that is read page by page, made from its SDL. */
export function listRootLists(terms: QuestionTerms): readonly RootList[] {
  const schema = buildSubgraphSchema([{ typeDefs: readSubgraphDocument("attendance") }]);
  const fields = Object.values(schema.getQueryType()?.getFields() ?? {});
  return fields.filter(({ args }) => args.some(({ name }) => name === "after")).map((field) => toList(field, terms));
}

function toList(field: Field, terms: QuestionTerms): RootList {
  const heads = field.args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(", ");
  const given = field.args.map(({ name }) => `${name}: $${name}`).join(", ");
  const { variables } = toQuestion(field, terms, 0);
  const open = field.args.filter(({ type, name }) => !isNonNullType(type) && name !== "after");
  const inner = field.args.flatMap(({ name, type }) => {
    const named = getNamedType(type);
    const members = isInputObjectType(named) ? Object.values(named.getFields()) : [];
    return members.map((each) => ({ path: `${name}.${each.name}`, type: each.type }));
  });
  const places = [...open.map(({ name, type }) => ({ path: name, type })), ...inner];
  const typed = (text: string) => places.filter(({ type }) => type.toString() === text).map(({ path }) => path);
  return {
    field: field.name,
    query: `query (${heads}) { ${field.name}(${given}) { edges { cursor } pageInfo { endCursor hasNextPage } } }`,
    variables,
    idLists: typed("[ID!]"),
    texts: [...typed("String"), ...typed("ID")],
    takesHolidays: places.some(({ path }) => path === "additionalHolidays"),
    withAt: (path, value) => {
      const [name = "", member] = path.split(".");
      const filter = Object(Object.entries(variables).find(([key]) => key === name)?.[1]);
      return { [name]: member === undefined ? value : { ...filter, [member]: value } };
    },
  };
}

type Field = GraphQLField<unknown, unknown>;

function toQuestion(field: Field, terms: QuestionTerms, levels: number) {
  const args = field.args.filter(({ type, name }) => isNonNullType(type) || name === "filter");
  const heads = args.map(({ name, type }) => `$${name}: ${type.toString()}`).join(", ");
  const given = args.map(({ name }) => `${name}: $${name}`).join(", ");
  const variables = Object.fromEntries(args.map(({ name, type }) => [name, toValue(name, type, terms)]));
  const call = given === "" ? field.name : `${field.name}(${given})`;
  return { heads, asked: `${call} ${toSelections(field, terms.role, levels)}`, variables };
}

/** Every field that needs no argument and is open to the role. */
function toSelections(field: Field, role: string, levels: number): string {
  const type = getNamedType(field.type);
  if (!isObjectType(type)) return "";
  const inner = Object.values(type.getFields()).filter(
    (each) =>
      each.args.every((arg) => !isNonNullType(arg.type)) &&
      mayAsk(each, role) &&
      (levels > 0 || isLeafType(getNamedType(each.type))),
  );
  return `{ __typename ${inner.map((each) => `${each.name} ${toSelections(each, role, levels - 1)}`).join(" ")} }`;
}

function mayAsk({ astNode }: Field, role: string): boolean {
  const access = astNode?.directives?.find(({ name }) => name.value === "access");
  return access === undefined || print(access).includes(`"${role}"`);
}

function toValue(name: string, type: GraphQLInputType, terms: QuestionTerms): unknown {
  if (isNonNullType(type)) return toValue(name, type.ofType, terms);
  if (isListType(type)) return [toValue(name, type.ofType, terms)];
  if (isInputObjectType(type)) {
    const needed = Object.values(type.getFields()).filter((each) => isNonNullType(each.type));
    return Object.fromEntries(needed.map((each) => [each.name, toValue(each.name, each.type, terms)]));
  }
  if (isEnumType(type)) return type.getValues()[0]?.name;
  if (getNamedType(type).name === "LocalDateTime") return `${terms.from}T08:00:00`;
  const known: Readonly<Record<string, unknown>> = {
    from: terms.from,
    to: terms.to,
    country: "SA",
    placeId: "riyadh",
    Date: terms.from,
    Month: terms.from.slice(0, 7),
    Int: 2026,
    ID: terms.personId,
    DateTime: `${terms.from}T00:00:00Z`,
  };
  return known[name] ?? known[getNamedType(type).name] ?? "1";
}
