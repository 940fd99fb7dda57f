import type { JobState } from "@biometricflow/sdk/generated/graphql";

/** Whether nothing more becomes of a job. */
export function isOver({ state }: { readonly state: JobState }): boolean {
  return state !== "WAITING" && state !== "RUNNING";
}
