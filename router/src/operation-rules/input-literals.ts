import {
  type ASTVisitor,
  BREAK,
  type DocumentNode,
  getNamedType,
  getNullableType,
  type GraphQLSchema,
  isListType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from "graphql";
import { judgeScalar, type ScalarRules, type ValueFault } from "./scalars.ts";

type InputType = ReturnType<TypeInfo["getInputType"]>;

/** The first literal in a document's arguments that is no value of its scalar. */
export function findLiteralFault(
  { schema, document }: { readonly schema: GraphQLSchema; readonly document: DocumentNode },
  rules: ScalarRules,
): ValueFault | undefined {
  const types = new TypeInfo(schema);
  const path: string[] = [];
  let fault: ValueFault | undefined;
  const judge = (type: InputType, text: string | undefined) => {
    if (!type) return undefined; // validation found no such position
    fault = judgeScalar(rules, { typeName: getNamedType(type).name, path: path.join(".") }, text);
    return fault === undefined ? undefined : BREAK;
  };
  visit(document, visitWithTypeInfo(types, toVisitor(types, path, judge)));
  return fault;
}

function toVisitor(
  types: TypeInfo,
  path: string[],
  judge: (type: InputType, text: string | undefined) => unknown,
): ASTVisitor {
  const named = {
    enter: ({ name }: { readonly name: { readonly value: string } }) => void path.push(name.value),
    leave: () => void path.pop(),
  };
  const judgeOther = () => judge(types.getInputType(), undefined);
  return {
    Argument: named,
    ObjectField: named,
    StringValue: ({ value }) => judge(types.getInputType(), value),
    IntValue: judgeOther,
    FloatValue: judgeOther,
    BooleanValue: judgeOther,
    EnumValue: judgeOther,
    ObjectValue: judgeOther,
    ListValue: () => {
      const type = types.getParentInputType(); // inside a list the input type is that of its items
      return type && !isListType(getNullableType(type)) ? judge(type, undefined) : undefined;
    },
  };
}
