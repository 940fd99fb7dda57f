import { type GraphQLField, type GraphQLOutputType, type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import { writeArguments } from "../../federation/rights/field-questions.ts";
import { type SelectionWish, selectEverything } from "../../integration/selection.ts";

/** Everything of one root field; when that is too much for one operation, its parts ask for the same. */
export interface Question {
  readonly text: string;
  readonly parts: () => readonly Question[];
}

/** Rows of each list: some, and few within others. */
const FIRST = 3;

/** What surrounds a selection: the text before and behind it, and the types that it stands in. */
interface Way {
  readonly open: string;
  readonly close: string;
  readonly above: readonly string[];
}

/** Every field that a role may select, and the arguments of those that need some. */
export function toWish(schema: GraphQLSchema, may: (coordinate: string) => boolean): SelectionWish {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type));
  const fields = types.flatMap((type) => Object.values(type.getFields()).map((field) => ({ type, field })));
  const toKey = ({ type, field }: (typeof fields)[number]): string => `${type.name}.${field.name}`;
  return {
    first: FIRST,
    pages: types.filter((type) => type.getFields()["id"] !== undefined).map(({ name }) => name),
    args: Object.fromEntries(fields.map((each) => [toKey(each), toArguments(each.field, { first: FIRST })])),
    without: fields.map(toKey).filter((key) => !may(key)),
  };
}

/** Asks a root field for all that it has; `args` as they stand in the text, those that it needs when omitted. */
export function writeQuestion(
  kind: "query" | "mutation" | "subscription",
  field: GraphQLField<unknown, unknown>,
  wish: SelectionWish,
  args: string = toArguments(field, wish),
): Question {
  return toQuestion(field.type, wish, { open: `${kind} { ${field.name}${args}`, close: "}", above: [] });
}

/** What a field must be given, and of a list no more rows than are wished for. */
function toArguments(field: GraphQLField<unknown, unknown>, { first }: Pick<SelectionWish, "first">): string {
  const needed = writeArguments(field).slice(1, -1);
  const given = [needed, field.args.some(({ name }) => name === "first") ? `first: ${first}` : ""];
  const args = given.filter((text) => text !== "").join(", ");
  return args === "" ? "" : `(${args})`;
}

function toQuestion(type: GraphQLOutputType, wish: SelectionWish, way: Way): Question {
  const text = `${way.open} ${selectEverything(type, wish, way.above)} ${way.close}`;
  return { text, parts: () => toParts(type, wish, way) };
}

/** What has fields of its own is asked for alone, all the rest together. */
function toParts(type: GraphQLOutputType, wish: SelectionWish, { open, close, above }: Way): readonly Question[] {
  const named = getNamedType(type);
  if (!isObjectType(named)) return [];
  const within = [...above, named.name];
  const selected = Object.values(named.getFields())
    .filter((field) => wish.without?.includes(`${named.name}.${field.name}`) !== true)
    .map((field) => ({ field, head: `${field.name}${toArguments(field, wish)}` }))
    .map((each) => ({ ...each, selection: selectEverything(each.field.type, wish, within) }))
    .filter(({ field, selection }) => !isObjectType(getNamedType(field.type)) || selection !== "");
  const isSmall = ({ selection }: { readonly selection: string }): boolean => /^(\{ \w+ *\})?$/.test(selection);
  const small = selected.filter(isSmall).map(({ head, selection }) => `${head} ${selection}`);
  const large = selected
    .filter((each) => !isSmall(each))
    .map(({ field, head }) =>
      toQuestion(field.type, wish, { open: `${open} { ${head}`, close: `} ${close}`, above: within }),
    );
  if (small.length === 0) return large;
  return [{ text: `${open} { ${small.join(" ")} } ${close}`, parts: () => [] }, ...large];
}
