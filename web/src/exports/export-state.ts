import type { ExportState } from "@biometricflow/sdk/generated/graphql";

const OVER: ReadonlySet<ExportState> = new Set(["DONE", "PARTIAL", "FAILED", "CANCELLED"]);

/** Whether nothing more comes of an export. */
export function isOver(state: ExportState): boolean {
  return OVER.has(state);
}

/** The look of each state; its word is never missing. */
export const EXPORT_LOOKS: Readonly<Record<ExportState, string>> = {
  WAITING: "bg-sunken text-muted",
  RUNNING: "bg-info-soft text-info",
  DONE: "bg-good-soft text-good",
  PARTIAL: "bg-warn-soft text-warn",
  FAILED: "bg-bad-soft text-bad",
  CANCELLED: "bg-sunken text-muted",
};
