import { getNamedType, type GraphQLSchema, isObjectType } from "graphql";

/** Whoever has one of these fields says something of somebody. */
const PERSON_FIELDS: readonly string[] = ["person", "persons", "personId", "user", "pin"];

/** What says something of people without such a field: text in one piece, accounts and their sessions. */
const PERSONAL_BY_HAND: readonly string[] = [
  "AttendanceStatement",
  "PeriodDocument",
  "ExportPreview",
  "Account",
  "Session",
  "AuditedChange",
];

/** The types of a graph that hold personal data, as far as queries and subscriptions lead to them. */
export function listPersonalTypes(schema: GraphQLSchema): ReadonlySet<string> {
  const reached = new Set<string>();
  const reach = (name: string) => {
    const type = schema.getType(name);
    if (!isObjectType(type) || reached.has(name)) return;
    reached.add(name);
    for (const field of Object.values(type.getFields())) reach(getNamedType(field.type).name);
  };
  const roots = [schema.getQueryType(), schema.getSubscriptionType()];
  for (const root of roots) reach(root?.name ?? "");
  const isPersonal = (name: string) => {
    const type = schema.getType(name);
    const fields = isObjectType(type) ? Object.keys(type.getFields()) : [];
    return PERSONAL_BY_HAND.includes(name) || PERSON_FIELDS.some((field) => fields.includes(field));
  };
  const rootNames = new Set(roots.map((root) => root?.name));
  return new Set([...reached].filter((name) => !rootNames.has(name) && isPersonal(name)));
}
