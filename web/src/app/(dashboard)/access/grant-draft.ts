import type { GrantDeviceWritesInput } from "@biometricflow/sdk/generated/graphql";

const LEAST_MINUTES = 5;
const MOST_MINUTES = 480;

/** What is typed of a right for a time. */
export interface GrantDraft {
  readonly minutes: string;
  readonly reason: string;
}

/** What of it does not do. */
export type GrantFault = "minutes" | "reason";

/** Half an hour, for a reason that nobody typed yet. */
export const NEW_GRANT: GrantDraft = { minutes: "30", reason: "" };

/** The first thing that does not do; undefined when all does. */
export function findGrantFault({ minutes, reason }: GrantDraft): GrantFault | undefined {
  const count = Number(minutes);
  if (minutes.trim() === "" || !Number.isInteger(count) || count < LEAST_MINUTES || count > MOST_MINUTES)
    return "minutes";
  return reason.trim() === "" ? "reason" : undefined;
}

/** What is asked of the directory. */
export function toGrantInput(id: string, draft: GrantDraft): GrantDeviceWritesInput | undefined {
  if (findGrantFault(draft) !== undefined) return undefined;
  return { id, minutes: Number(draft.minutes), reason: draft.reason.trim() };
}
