import {
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  parse,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  valueFromASTUntyped,
} from "graphql";
import { TOKEN_ROLES, type TokenRole } from "../identity/role.ts";

/** Roles that may select a field. */
export type RoleSet = ReadonlySet<TokenRole>;

/** Nobody. */
export const NO_ROLES: RoleSet = new Set();

/** The `@access` directives of a schema, and the mutations that write to readers. */
export interface AccessTable {
  /** The roles that the field or else its type states. `undefined` when neither does. */
  readonly statedRoles: (typeName: string, fieldName: string) => RoleSet | undefined;
  /** True for a type with `@key`: it can be reached from anywhere, so that its fields inherit from no other field. */
  readonly isEntity: (typeName: string) => boolean;
  /** True for a mutation that writes to a reader, as `@writesToReader` marks it. */
  readonly writesToReader: (mutation: string) => boolean;
}

interface TypeAccess {
  roles?: RoleSet;
  isEntity: boolean;
  readonly fields: Map<string, RoleSet>;
  readonly writing: Set<string>;
}

/**
 * Reads `@access` and the keys of a subgraph's SDL or of the composed supergraph's.
 *
 * @throws {TypeError} for a role that does not exist; the schema must be corrected.
 */
export function createAccessTable(sdl: string | DocumentNode): AccessTable {
  const document = typeof sdl === "string" ? parse(sdl) : sdl;
  const types = new Map<string, TypeAccess>();
  for (const definition of document.definitions) {
    if (!hasFields(definition)) continue;
    const access = types.get(definition.name.value) ?? {
      isEntity: false,
      fields: new Map<string, RoleSet>(),
      writing: new Set<string>(),
    };
    types.set(definition.name.value, access);
    readTypeAccess(definition, access);
  }
  return {
    statedRoles: (typeName, fieldName) => {
      const access = types.get(typeName);
      return access?.fields.get(fieldName) ?? access?.roles;
    },
    isEntity: (typeName) => types.get(typeName)?.isEntity ?? false,
    writesToReader: (mutation) => types.get("Mutation")?.writing.has(mutation) ?? false,
  };
}

type FieldOwner = Extract<
  TypeDefinitionNode | TypeExtensionNode,
  { kind: "ObjectTypeDefinition" | "ObjectTypeExtension" | "InterfaceTypeDefinition" | "InterfaceTypeExtension" }
>;

function hasFields(definition: { readonly kind: string }): definition is FieldOwner {
  return (
    definition.kind === Kind.OBJECT_TYPE_DEFINITION ||
    definition.kind === Kind.OBJECT_TYPE_EXTENSION ||
    definition.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Kind.INTERFACE_TYPE_EXTENSION
  );
}

function readTypeAccess(definition: FieldOwner, access: TypeAccess): void {
  const typeRoles = readRoles(definition.directives);
  if (typeRoles !== undefined) access.roles = typeRoles;
  access.isEntity ||= (definition.directives ?? []).some(isKey);
  for (const field of definition.fields ?? []) {
    const roles = readRoles(field.directives);
    if (roles !== undefined) access.fields.set(field.name.value, roles);
    if (field.directives?.some(({ name }) => name.value === "writesToReader")) access.writing.add(field.name.value);
  }
}

/** `@key` in a subgraph; in a supergraph it has become an argument of `@join__type`. */
function isKey(directive: ConstDirectiveNode): boolean {
  const name = directive.name.value;
  return name === "key" || (name === "join__type" && (directive.arguments ?? []).some((it) => it.name.value === "key"));
}

function readRoles(directives: readonly ConstDirectiveNode[] | undefined): RoleSet | undefined {
  const access = directives?.find((directive) => directive.name.value === "access");
  const argument = access?.arguments?.find((it) => it.name.value === "role");
  if (argument === undefined) return undefined;
  const value: unknown = valueFromASTUntyped(argument.value);
  return new Set((Array.isArray(value) ? value : [value]).map(toRole));
}

function toRole(value: unknown): TokenRole {
  const role = TOKEN_ROLES.find((known) => known === value);
  if (role === undefined) throw new TypeError(`@access names a role that does not exist: ${String(value)}`);
  return role;
}

/**
 * The roles that may select a field of an object type that was reached through a field open to `inherited`.
 * A value type passes on who may see the field that returned it; roots and entities do not.
 */
export function toFieldRoles(
  { table, schema }: { readonly table: AccessTable; readonly schema: GraphQLSchema },
  { typeName, fieldName }: { readonly typeName: string; readonly fieldName: string },
  inherited: RoleSet,
): RoleSet {
  const stated = table.statedRoles(typeName, fieldName);
  if (stated !== undefined) return stated;
  return table.isEntity(typeName) || isRootType(schema, typeName) ? NO_ROLES : inherited;
}

function isRootType(schema: GraphQLSchema, typeName: string): boolean {
  return [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].some(
    (root) => root?.name === typeName,
  );
}
