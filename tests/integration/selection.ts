import { type GraphQLField, type GraphQLOutputType, getNamedType, isObjectType, isRequiredArgument } from "graphql";

/** What is asked of a type. */
export interface SelectionWish {
  /** Rows of each list within. */
  readonly first: number;
  /** Arguments of fields that need some, by `Type.field`; a field that needs some and has none here is left out. */
  readonly args?: Readonly<Record<string, string>>;
  /** Types that have pages of their own: within one of them another one is its id. */
  readonly pages: readonly string[];
  /** Fields that are left out, by `Type.field`. */
  readonly without?: readonly string[];
}

/**
 * Every field of a type as a selection, also those that are added to the contract later; empty for a type that has no
 * fields.
 */
export function selectEverything(type: GraphQLOutputType, wish: SelectionWish, above: readonly string[] = []): string {
  const named = getNamedType(type);
  if (!isObjectType(named)) return "";
  if (wish.pages.includes(named.name) && above.some((name) => wish.pages.includes(name))) return "{ id }";
  const fields = Object.values(named.getFields()).flatMap((field) => {
    const key = `${named.name}.${field.name}`;
    const args = wish.args?.[key] ?? toArguments(field, wish);
    if (wish.without?.includes(key) || args === undefined) return [];
    const inner = selectEverything(field.type, wish, [...above, named.name]);
    if (isObjectType(getNamedType(field.type)) && inner === "") return [];
    return `${field.name}${args} ${inner}`;
  });
  return fields.length === 0 ? "" : `{ ${fields.join(" ")} }`;
}

function toArguments({ args }: GraphQLField<unknown, unknown>, { first }: SelectionWish): string | undefined {
  if (args.some(isRequiredArgument)) return undefined;
  return args.some(({ name }) => name === "first") ? `(first: ${first})` : "";
}
