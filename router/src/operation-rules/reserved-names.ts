import { requestError } from "@biometricflow/service/errors/error-codes";
import { BREAK, type DocumentNode, visit } from "graphql";
import { type OperationRule, oncePerDocument } from "./operation-rule.ts";

/** Names that the router adds to operations towards places, and the one that is no property of a JavaScript object. */
const RESERVED = /^__(gather|stream|proto__)/;

/** Refuses aliases and variables whose names the router needs for itself: BAD_USER_INPUT with `extensions.argument`. */
export function reservedNamesRule(): OperationRule {
  const findName = oncePerDocument(findReservedName);
  return {
    name: "reserved-names",
    judge: (operation) => {
      const name = findName(operation);
      if (name === undefined) return undefined;
      return requestError("BAD_USER_INPUT", `The name ${name} is reserved: choose another`, { argument: name });
    },
  };
}

function findReservedName(document: DocumentNode): string | undefined {
  let found: string | undefined;
  const judge = (name: string | undefined) => {
    if (name === undefined || !RESERVED.test(name)) return undefined;
    found = name;
    return BREAK;
  };
  visit(document, { Field: ({ alias }) => judge(alias?.value), Variable: ({ name }) => judge(name.value) });
  return found;
}
