import {
  type GraphQLField,
  type GraphQLInputType,
  getNullableType,
  isInputObjectType,
  isListType,
  isRequiredArgument,
  isRequiredInputField,
} from "graphql";
import { writeValue } from "../../federation/rights/field-questions.ts";

/** Inputs within inputs. */
const DEEPEST = 3;

/** Every way to name ids in the arguments of a field: each argument that takes one, alone and within an input, with each id. */
export function listNamings({ args }: GraphQLField<unknown, unknown>, ids: readonly string[]): readonly string[] {
  return args.flatMap(({ name, type }) =>
    ids
      .flatMap((id) => listValues(type, id, DEEPEST))
      .map((value) => {
        const others = args.filter((each) => each.name !== name && isRequiredArgument(each));
        const given = others.map((each) => `${each.name}: ${writeValue(each.type)}`);
        return `(${[...given, `${name}: ${value}`].join(", ")})`;
      }),
  );
}

/** Values of a type that hold the id at one of its places; none where it has no place for one. */
function listValues(given: GraphQLInputType, id: string, depth: number): readonly string[] {
  const type = getNullableType(given);
  if (isListType(type)) return listValues(type.ofType, id, depth).map((value) => `[${value}]`);
  if (!isInputObjectType(type)) return type.name === "ID" ? [JSON.stringify(id)] : [];
  if (depth === 0) return [];
  const fields = Object.values(type.getFields());
  return fields.flatMap((field) =>
    listValues(field.type, id, depth - 1).map((value) => {
      const others = fields.filter((each) => each !== field && !type.isOneOf && isRequiredInputField(each));
      return `{ ${[...others.map((each) => `${each.name}: ${writeValue(each.type)}`), `${field.name}: ${value}`].join(", ")} }`;
    }),
  );
}
