import type { CreateWebhookInput, DayStatus, WebhookFormat } from "@biometricflow/sdk/generated/graphql";

/** How somebody can be told: people before programs. */
export const RECEIVER_FORMATS = ["EMAIL", "SLACK", "TEAMS", "STANDARD"] as const satisfies readonly WebhookFormat[];

/** What a day that changed can be now, in the order of lists. */
export const TOLD_STATUSES = [
  ...(["PENDING", "PRESENT", "INCOMPLETE", "ABSENT"] as const),
  ...(["UNKNOWN", "ON_LEAVE", "WEEKEND", "HOLIDAY"] as const),
] as const satisfies readonly DayStatus[];

/** Somebody to be told of alerts, while they are typed. */
export interface ReceiverDraft {
  readonly name: string;
  readonly format: (typeof RECEIVER_FORMATS)[number];
  /** An e-mail address, or the URL of a program. */
  readonly to: string;
  /** None: every place. */
  readonly placeIds: readonly string[];
  /** The day in numbers, too, at the hours of digests. */
  readonly hasDigests: boolean;
  /** A program is told of days that change, too. */
  readonly hasDays: boolean;
  /** Of days that are this now; none: of all. */
  readonly statuses: readonly DayStatus[];
}

/** What of a draft does not do. */
export type ReceiverFault = "name" | "address" | "url";

/** A receiver that nobody typed anything of yet. */
export const NEW_RECEIVER: ReceiverDraft = {
  ...{ name: "", format: "EMAIL", to: "", placeIds: [] },
  ...{ hasDigests: true, hasDays: false, statuses: [] },
};

/** The first thing of a draft that does not do; undefined when all does. The directory judges the rest. */
export function findReceiverFault({ name, format, to }: ReceiverDraft): ReceiverFault | undefined {
  if (name.trim() === "") return "name";
  if (format === "EMAIL") return /^[^\s@,;<>]+@[^\s@,;<>]+$/u.test(to.trim()) ? undefined : "address";
  return /^https?:\/\/\S+$/u.test(to.trim()) ? undefined : "url";
}

/** What a draft asks for: to be told of alerts, when they are raised and when they are over, and perhaps of digests and of days. */
export function toReceiverInput(draft: ReceiverDraft): CreateWebhookInput | undefined {
  if (findReceiverFault(draft) !== undefined) return undefined;
  const { name, format, to, placeIds, hasDigests, hasDays, statuses } = draft;
  const url = format === "EMAIL" ? `mailto:${to.trim()}` : to.trim();
  const places = placeIds.length === 0 ? ["*"] : [...placeIds];
  const input: CreateWebhookInput = {
    ...{ name: name.trim(), format, url, places },
    events: ["ALERT_RAISED", "ALERT_RESOLVED", ...(hasDigests ? (["DIGEST"] as const) : [])],
  };
  if (format !== "STANDARD" || !hasDays) return input;
  return { ...input, events: [...input.events, "DAY_CHANGED"], statuses: [...statuses] };
}

/** The address as people write it. */
export function toShownAddress(origin: string): string {
  return origin.replace(/^mailto:/u, "");
}
