import { codedError } from "@biometricflow/service/errors/error-codes";
import { canSeePlace } from "@biometricflow/service/identity/viewer";
import { MAX_WORK_RULES } from "../../domain/work-rules/work-rule-store.ts";
import { findRuleFault, type WorkRuleKey } from "../../domain/work-rules/work-rule.ts";
import type {
  MutationResolvers,
  QueryResolvers,
  RemoveWorkRuleInput,
  WorkRuleResolvers,
} from "../../generated/resolvers.ts";
import type { AttendanceContext } from "../../graph/context.ts";
import { toInputError } from "../absences/absence-input.ts";
import { findOwnPeople } from "../absences/absence-scope.ts";
import { requireEverywhere, toPlacesInScope } from "../scope.ts";

/** A rule's fields. */
export const WorkRuleFields: WorkRuleResolvers = {
  scope: ({ scope }) => scope.kind,
  scopeId: ({ scope }) => scope.id || null,
  to: ({ to }) => to ?? null,
  minutes: ({ minutes }) => minutes ?? null,
};

/** The queries of rules. */
export const WorkRuleQuery = {
  workRules: async (_root, { kinds }, context) => {
    const rules = await context.workRules.list();
    const asked = rules.filter(({ kind }) => kinds === null || kinds === undefined || kinds.includes(kind));
    const isSeen = await Promise.all(asked.map(await createSight(context)));
    return asked.filter((_rule, index) => isSeen[index]);
  },
} satisfies QueryResolvers;

/** A rule is seen by whoever sees somebody for whom it is. */
async function createSight({ viewer, peopleReader, people, readScope }: AttendanceContext) {
  const scope = await readScope();
  const isNarrow = scope.placeIds !== undefined || scope.people !== undefined;
  const own = isNarrow ? await peopleReader.listDepartments({ placeIds: scope.placeIds, scope: scope.people }) : [];
  const departments = new Set(own.map(({ id }) => id));
  return async ({ scope: { kind, id } }: WorkRuleKey): Promise<boolean> => {
    if (!isNarrow || kind === "ORGANISATION") return true;
    if (kind === "PLACE") return canSeePlace(viewer, id);
    return kind === "DEPARTMENT" ? departments.has(id) : (await people.load(id)) !== null;
  };
}

/** The mutations of rules. */
export const WorkRuleMutation = {
  saveWorkRule: async (_root, { input }, context) => {
    const { workRules, viewer, now } = context;
    await checkScope(toKey(input), context);
    const rule = { ...toKey(input), minutes: input.minutes ?? undefined, source: input.source.trim() };
    const fault = findRuleFault(rule);
    if (fault !== undefined) throw toInputError(fault);
    if (await workRules.save(rule, { actor: viewer.subject, atMs: now() })) return { rule };
    throw codedError("BAD_USER_INPUT", `There are ${MAX_WORK_RULES} versions of rules: take some away first`, {});
  },

  removeWorkRule: async (_root, { input }, context) => {
    const { workRules, viewer, now } = context;
    await checkScope(toKey(input), context);
    const rule = await workRules.remove(toKey(input), { actor: viewer.subject, atMs: now() });
    if (rule === undefined) throw codedError("NOT_FOUND", "There is no such version of a rule", { argument: "input" });
    return { rule };
  },
} satisfies MutationResolvers;

/** A rule is set by whoever sees everybody for whom it is. @throws FORBIDDEN, NOT_FOUND for a person out of the viewer's scope */
async function checkScope({ scope: { kind, id } }: WorkRuleKey, context: AttendanceContext): Promise<void> {
  if (context.viewer.places === "*") return;
  if (kind === "PERSON") await findOwnPeople([id], context);
  else if (kind === "PLACE") toPlacesInScope(context.viewer, context.placeIds, [id]);
  else requireEverywhere(context);
}

function toKey({ kind, scope, scopeId, from, to }: RemoveWorkRuleInput): WorkRuleKey {
  return { kind, scope: { kind: scope ?? "ORGANISATION", id: scopeId ?? "" }, from, to: to ?? undefined };
}
