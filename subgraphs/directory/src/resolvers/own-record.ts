import { isPageSize, PAGE_SIZE_RANGE } from "@biometricflow/schema/page-size";
import { badInput } from "../domain/errors.ts";
import type { OwnRecordResolvers } from "../generated/resolvers.ts";
import { readPersonLooks } from "../person-looks.ts";

/** Who looked at oneself. Attendance says who one is: it gives `names` to nobody else. */
export const OwnRecord: OwnRecordResolvers = {
  views: async ({ names }, { first, after }, { audit, accounts, viewer }) => {
    if (!names) return null;
    if (!isPageSize(first)) throw badInput("first", PAGE_SIZE_RANGE);
    const lookedAt = { names, own: viewer.subject };
    const { looks, next } = await readPersonLooks(audit, lookedAt, { first, after: after ?? undefined });
    const actors = [...new Set(looks.map(({ actor }) => actor))];
    const known = new Map(
      await Promise.all(actors.map(async (actor) => [actor, await accounts.findPrincipal(actor)] as const)),
    );
    const views = looks.map((look) => {
      const principal = known.get(look.actor);
      return { ...look, name: principal?.name ?? null, role: principal?.role ?? null };
    });
    return { views, next: next ?? null, since: (await audit.firstViewAt()) ?? null };
  },
};
