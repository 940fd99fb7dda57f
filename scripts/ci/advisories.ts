import { z } from "zod";

/** A known advisory that a package of the programs has, and that stays for a while. */
export interface ReviewedAdvisory {
  /** Such as `GHSA-xxxx-xxxx-xxxx`. */
  readonly id: string;
  /** Why it does no harm here. */
  readonly reason: string;
  /** The last day on which that counts, `YYYY-MM-DD`. */
  readonly until: string;
}

const advisory = z.object({
  github_advisory_id: z.string(),
  module_name: z.string(),
  severity: z.enum(["info", "low", "moderate", "high", "critical"]),
  title: z.string(),
  patched_versions: z.string().nullish(),
});
const audit = z.object({
  advisories: z.record(z.string(), advisory),
  metadata: z.object({ totalDependencies: z.int().min(1) }),
});

/** What a registry said of the packages. */
export type Audit = z.output<typeof audit>;

/** Reads what `pnpm audit --json` prints; `undefined` where that is no answer: a registry that was not reached, or has no such list. */
export function readAudit(text: string): Audit | undefined {
  try {
    return audit.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // words, not JSON
  }
}

/** One line for each thing that somebody must do. */
export function judgeAudit(
  { advisories }: Audit,
  reviewed: readonly ReviewedAdvisory[],
  today: string,
): readonly string[] {
  const found = Object.values(advisories);
  const grave = found.filter(({ severity }) => severity === "high" || severity === "critical");
  const open = grave.filter(({ github_advisory_id: id }) => !reviewed.some((each) => each.id === id));
  return [
    ...open.map(
      ({ github_advisory_id: id, module_name, severity, title, patched_versions: patched }) =>
        `${id}: ${module_name} (${severity}): ${title}: take ${patched ?? "another package"}, or name the reason in scripts/ci/reviewed-advisories.ts`,
    ),
    ...reviewed
      .filter(({ id }) => !found.some((each) => each.github_advisory_id === id))
      .map(({ id }) => `${id}: it is reviewed and no package has it any more: take the review out`),
    ...reviewed
      .filter(({ until }) => until < today)
      .map(({ id, until }) => `${id}: its review counted until ${until}: look again`),
  ];
}
