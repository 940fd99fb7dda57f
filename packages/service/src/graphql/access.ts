import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { listFragments } from "./fragments.ts";
import { type AccessTable, NO_ROLES, type RoleSet, toFieldRoles } from "./access-table.ts";
import { PUBLIC, TOKEN_ROLES, type TokenRole } from "../identity/role.ts";

export { type AccessTable, createAccessTable } from "./access-table.ts";

/** A field that was selected and may not be. */
export interface ForbiddenField {
  /** `Type.field`. */
  readonly coordinate: string;
  /** Response keys from the operation's root to the field. */
  readonly path: readonly string[];
}

/** One operation of one role. */
export interface AccessQuestion {
  readonly table: AccessTable;
  /** What the document was validated against: a subgraph's schema, or the API schema of a supergraph. */
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  /** Needed only when the document holds several operations. */
  readonly operationName?: string | null | undefined;
  readonly role: TokenRole;
}

/**
 * Finds the fields of a validated operation that the role may not select; what lies below such a field is left out.
 * Introspection, `__typename` and `_service` are free; `_entities` is judged by the fields selected of each entity.
 */
export function findForbiddenFields(question: AccessQuestion): readonly ForbiddenField[] {
  const { schema, document, operationName } = question;
  const operation = findOperation(document, operationName ?? undefined);
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) return [];
  const walk: Walk = { question, fragments: listFragments(document), seen: new Set(), forbidden: [] };
  visitSelections(walk, operation.selectionSet, { type: root, inherited: NO_ROLES, path: [] });
  return walk.forbidden;
}

interface Walk {
  readonly question: AccessQuestion;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Fragments already judged with the same inherited rights; without it nested fragments would cost exponential time. */
  readonly seen: Set<string>;
  readonly forbidden: ForbiddenField[];
}

interface Position {
  readonly type: GraphQLNamedType;
  /** Who may see the field that led here. */
  readonly inherited: RoleSet;
  readonly path: readonly string[];
}

const FREE_FIELDS: ReadonlySet<string> = new Set(["__typename", "__schema", "__type", "_service"]);

function visitSelections(walk: Walk, selectionSet: SelectionSetNode, position: Position): void {
  for (const selection of selectionSet.selections) visitSelection(walk, selection, position);
}

function visitSelection(walk: Walk, selection: SelectionNode, position: Position): void {
  switch (selection.kind) {
    case Kind.FIELD:
      return visitField(walk, selection, position);
    case Kind.INLINE_FRAGMENT:
      return visitFragment(walk, selection.typeCondition?.name.value, selection.selectionSet, position);
    case Kind.FRAGMENT_SPREAD: {
      const fragment = walk.fragments.get(selection.name.value);
      if (fragment === undefined || !isFirstVisit(walk, fragment, position.inherited)) return;
      visitFragment(walk, fragment.typeCondition.name.value, fragment.selectionSet, position);
    }
  }
}

/** A fragment begins at its own type, so that it is judged by its name and what it inherits alone. */
function isFirstVisit(walk: Walk, fragment: FragmentDefinitionNode, inherited: RoleSet): boolean {
  const key = [fragment.name.value, ...[...inherited].toSorted()].join(" ");
  if (walk.seen.has(key)) return false;
  walk.seen.add(key);
  return true;
}

function visitFragment(
  walk: Walk,
  typeName: string | undefined,
  selectionSet: SelectionSetNode,
  position: Position,
): void {
  const type = typeName === undefined ? position.type : walk.question.schema.getType(typeName);
  if (type !== undefined) visitSelections(walk, selectionSet, { ...position, type });
}

function visitField(walk: Walk, field: FieldNode, { type, inherited, path }: Position): void {
  const fieldName = field.name.value;
  if (FREE_FIELDS.has(fieldName) || !("getInterfaces" in type)) return;
  const fieldPath = [...path, field.alias?.value ?? fieldName];
  const isEntityLookup = fieldName === "_entities";
  const roles = isEntityLookup ? NO_ROLES : toSelectedRoles(walk.question, type, fieldName, inherited);
  if (!isEntityLookup && !allows(roles, walk.question.role)) {
    walk.forbidden.push({ coordinate: `${type.name}.${fieldName}`, path: fieldPath });
    return;
  }
  const definition = type.getFields()[fieldName];
  if (field.selectionSet === undefined || definition === undefined) return;
  visitSelections(walk, field.selectionSet, { type: unwrap(definition.type), inherited: roles, path: fieldPath });
}

/** The type inside lists and non-nulls. By shape: a schema built by another copy of graphql fails its instanceof checks. */
function unwrap(type: GraphQLOutputType): GraphQLNamedType {
  return "ofType" in type ? unwrap(type.ofType) : type;
}

/** On an interface a field is open to those to whom the interface and every type behind it open it. */
function toSelectedRoles(
  question: AccessQuestion,
  type: GraphQLObjectType | GraphQLInterfaceType,
  fieldName: string,
  inherited: RoleSet,
): RoleSet {
  if (!("resolveType" in type)) return toFieldRoles(question, { typeName: type.name, fieldName }, inherited);
  const stated = question.table.statedRoles(type.name, fieldName);
  const objects = question.schema.getPossibleTypes(type);
  const sets = objects.map(({ name }) => toFieldRoles(question, { typeName: name, fieldName }, stated ?? inherited));
  if (stated !== undefined) sets.push(stated);
  return new Set(TOKEN_ROLES.filter((role) => sets.length > 0 && sets.every((roles) => allows(roles, role))));
}

function allows(roles: RoleSet, role: TokenRole): boolean {
  return roles.has(role) || roles.has(PUBLIC);
}

function findOperation(document: DocumentNode, name: string | undefined): OperationDefinitionNode | undefined {
  return document.definitions.find(
    (it): it is OperationDefinitionNode =>
      it.kind === Kind.OPERATION_DEFINITION && (name === undefined || it.name?.value === name),
  );
}
