import type { ToFixQuery } from "@biometricflow/sdk/generated/graphql";
import { FIX_GROUPS, type FixGroup } from "./fix-search.ts";

/** A group that has something in it. */
export interface CountedGroup {
  readonly key: FixGroup;
  readonly count: number;
}

/** The groups that have something in them: what stops records, what people asked for, days, overtime, enrolments. */
export function toGroups({ exceptions, requests, overtime }: ToFixQuery): readonly CountedGroup[] {
  const toGroup = (key: FixGroup): CountedGroup => {
    if (key === "REQUESTS") return { key, count: requests?.totalCount ?? 0 };
    if (key === "OVERTIME") return { key, count: overtime?.totalCount ?? 0 };
    return { key, count: exceptions?.counts.find(({ kind }) => kind === key)?.count ?? 0 };
  };
  return FIX_GROUPS.map(toGroup).filter(({ count }) => count > 0);
}
