import type { CreateWebhookInput, WebhookFormat } from "@biometricflow/sdk/generated/graphql";

/** How somebody can be told: people before programs. */
export const RECEIVER_FORMATS = ["EMAIL", "SLACK", "TEAMS", "STANDARD"] as const satisfies readonly WebhookFormat[];

/** Somebody to be told of alerts, while they are typed. */
export interface ReceiverDraft {
  readonly name: string;
  readonly format: (typeof RECEIVER_FORMATS)[number];
  /** An e-mail address, or the URL of a program. */
  readonly to: string;
  /** None: every place. */
  readonly placeIds: readonly string[];
}

/** What of a draft does not do. */
export type ReceiverFault = "name" | "address" | "url";

/** A receiver that nobody typed anything of yet. */
export const NEW_RECEIVER: ReceiverDraft = { name: "", format: "EMAIL", to: "", placeIds: [] };

/** The first thing of a draft that does not do; undefined when all does. The directory judges the rest. */
export function findReceiverFault({ name, format, to }: ReceiverDraft): ReceiverFault | undefined {
  if (name.trim() === "") return "name";
  if (format === "EMAIL") return /^[^\s@,;<>]+@[^\s@,;<>]+$/u.test(to.trim()) ? undefined : "address";
  return /^https?:\/\/\S+$/u.test(to.trim()) ? undefined : "url";
}

/** What a draft asks for: to be told of alerts, when they are raised and when they are over. */
export function toReceiverInput(draft: ReceiverDraft): CreateWebhookInput | undefined {
  if (findReceiverFault(draft) !== undefined) return undefined;
  const { name, format, to, placeIds } = draft;
  const url = format === "EMAIL" ? `mailto:${to.trim()}` : to.trim();
  const places = placeIds.length === 0 ? ["*"] : [...placeIds];
  return { name: name.trim(), format, url, events: ["ALERT_RAISED", "ALERT_RESOLVED"], places };
}

/** The address as people write it. */
export function toShownAddress(origin: string): string {
  return origin.replace(/^mailto:/u, "");
}
