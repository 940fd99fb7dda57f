import { randomBytes } from "node:crypto";
import { coversPlaces, requireAdmin } from "../administration.ts";
import type { AccountView } from "../account.ts";
import { badInput, DirectoryError } from "../errors.ts";

/** What a webhook can be told of. TEST comes to each, when somebody asks for it. */
export const WEBHOOK_EVENTS = ["PUNCH_RECORDED", "DAY_CHANGED", "ALERT_RAISED", "ALERT_RESOLVED", "DIGEST"] as const;
/** In what words it is told. */
export const WEBHOOK_FORMATS = ["STANDARD", "SLACK", "TEAMS", "EMAIL"] as const;

/** What a day can be: attendance says it of a day that changed. */
export const DAY_STATUSES = [
  ...(["PENDING", "HOLIDAY", "WEEKEND", "ON_LEAVE"] as const),
  ...(["UNKNOWN", "ABSENT", "INCOMPLETE", "PRESENT"] as const),
] as const;

export type DayStatus = (typeof DAY_STATUSES)[number];
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];
export type WebhookFormat = (typeof WEBHOOK_FORMATS)[number];

/** A receiver of another program, told of events as they happen. */
export interface Webhook {
  /** `webhook/<random>`. */
  readonly id: string;
  readonly name: string;
  /** Whoever knows it may be able to write there: it is told nobody again, and stands in no log. */
  readonly url: string;
  readonly format: WebhookFormat;
  readonly events: readonly WebhookEvent[];
  /** Ids of places; `*` alone is every place. */
  readonly places: readonly string[];
  /** Ids of readers; empty: every reader of the places. */
  readonly devices: readonly string[];
  /** Ids of departments; of days alone. Empty: of everybody. */
  readonly departments: readonly string[];
  /** What a day that changed is now; empty: whatever it is, also that it is none any more. */
  readonly statuses: readonly DayStatus[];
  readonly isEnabled: boolean;
  readonly createdAtMs: number;
  readonly createdBy: string;
  /** Events that were left out because too many others waited. */
  readonly leftOut: number;
}

/** What somebody wants of a webhook, as far as the form of a call says it. */
export interface WebhookRequest {
  readonly name: string;
  readonly url: string;
  readonly format: WebhookFormat;
  readonly events: readonly WebhookEvent[];
  readonly places: readonly string[];
  readonly devices: readonly string[];
  readonly departments: readonly string[];
  readonly statuses: readonly DayStatus[];
  readonly isEnabled: boolean;
}

/** What a decision does with one webhook. */
export interface WebhookChange {
  readonly put?: Webhook;
  /** Its deliveries go with it. */
  readonly remove?: string;
}

/** The webhooks and accounts in one moment. */
export interface WebhookView {
  readonly find: (id: string) => Webhook | undefined;
  readonly count: () => number;
  readonly accounts: Pick<AccountView, "find">;
}

/** Each has a line of its own to its receiver: as many as a machine keeps open without noticing. */
export const MOST_WEBHOOKS = 100;
const MOST_NAME_CHARS = 64;
const MOST_DEVICES = 200;
const MOST_DEPARTMENTS = 200;

/** A name for people. @throws {DirectoryError} BAD_USER_INPUT */
export function parseWebhookName(text: string): string {
  const name = text.trim();
  if (name.length > 0 && name.length <= MOST_NAME_CHARS && !/[\p{Cc}\p{Cf}]/u.test(name)) return name;
  throw badInput("input.name", `A name has 1 to ${MOST_NAME_CHARS} visible characters`);
}

/** @throws {DirectoryError} BAD_USER_INPUT */
export function parseEvents(events: readonly WebhookEvent[], format: WebhookFormat): readonly WebhookEvent[] {
  if (format === "EMAIL" && events.includes("PUNCH_RECORDED"))
    throw badInput("input.events", "E-mails are sent of alerts and digests: one of each punch nobody would read");
  if (format !== "STANDARD" && events.includes("DAY_CHANGED"))
    throw badInput("input.events", "Days are told to programs: people would be named in a chat or in mail");
  if (events.length > 0) return [...new Set(events)];
  throw badInput("input.events", "A webhook is told of one kind of event at least");
}

/** Readers of these places. @throws {DirectoryError} BAD_USER_INPUT */
export function parseDevices(devices: readonly string[], places: readonly string[]): readonly string[] {
  const isCovered = (id: string) => /^[a-z][a-z0-9-]{0,31}\/.{1,200}$/u.test(id) && coversPlaces(places, [toPlace(id)]);
  if (devices.length > MOST_DEVICES || !devices.every(isCovered))
    throw badInput("input.devices", `At most ${MOST_DEVICES} ids of readers at the webhook's places`);
  return [...new Set(devices)];
}

/** @throws {DirectoryError} BAD_USER_INPUT */
export function parseDepartments(departments: readonly string[]): readonly string[] {
  if (departments.length > MOST_DEPARTMENTS || !departments.every((id) => /^[^\p{Cc}]{1,200}$/u.test(id)))
    throw badInput("input.departments", `At most ${MOST_DEPARTMENTS} ids of departments`);
  return [...new Set(departments)];
}

function toPlace(globalId: string): string {
  return globalId.slice(0, globalId.indexOf("/"));
}

/** Random, and nothing that anybody could guess. */
export function createWebhookId(): string {
  return `webhook/${randomBytes(9).toString("base64url")}`;
}

/** Who asks, and when. */
export interface WebhookAct {
  readonly actor: string;
  readonly atMs: number;
}

/** Adds a webhook. @throws {DirectoryError} FORBIDDEN for more places than the actor has, and to a key; BAD_USER_INPUT for too many */
export function decideCreateWebhook(id: string, request: WebhookRequest, view: WebhookView, act: WebhookAct) {
  const admin = requireAdmin(view.accounts, act.actor);
  // a webhook outlives whoever made it: what a key may see ends with the key
  if (!act.actor.startsWith("account/")) throw new DirectoryError("FORBIDDEN", "A key makes no webhooks");
  requireCovered(admin.places, request.places);
  if (view.count() >= MOST_WEBHOOKS) throw badInput("input", `There are ${MOST_WEBHOOKS} webhooks: remove one first`);
  return { put: { id, ...request, createdAtMs: act.atMs, createdBy: act.actor, leftOut: 0 } satisfies Webhook };
}

/** Changes what is given. @throws {DirectoryError} FORBIDDEN; BAD_USER_INPUT for one that there is not or that is out of scope */
export function decideUpdateWebhook(
  id: string,
  change: (before: Webhook) => WebhookRequest,
  view: WebhookView,
  { actor }: WebhookAct,
) {
  const before = requireWebhook(id, view, actor);
  const put: Webhook = { ...before, ...change(before) };
  // what waits for it is in the old one's words
  if ((before.format === "EMAIL") !== (put.format === "EMAIL"))
    throw badInput("input.format", "What sends e-mails calls no program: make another webhook");
  requireCovered(requireAdmin(view.accounts, actor).places, put.places);
  return { before, put };
}

/** Removes it and what waits for it. @throws {DirectoryError} as `decideUpdateWebhook` */
export function decideRemoveWebhook(id: string, view: WebhookView, { actor }: WebhookAct) {
  const before = requireWebhook(id, view, actor);
  return { before, remove: before.id };
}

/** One that the actor administers. One out of scope is told apart from none by nothing. @throws {DirectoryError} FORBIDDEN, BAD_USER_INPUT */
export function requireWebhook(id: string, { find, accounts }: WebhookView, actor: string): Webhook {
  const admin = requireAdmin(accounts, actor);
  const webhook = find(id);
  if (webhook === undefined || !coversPlaces(admin.places, webhook.places))
    throw badInput("input.id", "There is no such webhook");
  return webhook;
}

function requireCovered(own: readonly string[], places: readonly string[]): void {
  if (!coversPlaces(own, places))
    throw new DirectoryError("FORBIDDEN", "You cannot give more places than you have", { argument: "input.places" });
}

/** Whether an event is one that the webhook asked for; which readers it names says nothing of digests. */
export function isWanted(
  webhook: Webhook,
  event: { readonly kind: WebhookEvent; readonly placeId: string; readonly deviceId?: string },
): boolean {
  const { devices } = webhook;
  if (!isAsked(webhook, event.kind, event.placeId)) return false;
  if (event.kind === "DIGEST") return true;
  return devices.length === 0 || (event.deviceId !== undefined && devices.includes(event.deviceId));
}

/** Whether a day that changed is one that the webhook asked for; which readers it names says nothing of days. */
export function isWantedDay(
  webhook: Webhook,
  day: { readonly placeId: string; readonly departmentId: string | null; readonly status: string | null },
): boolean {
  const { departments, statuses } = webhook;
  if (!isAsked(webhook, "DAY_CHANGED", day.placeId)) return false;
  const isOfDepartment = departments.length === 0 || departments.some((id) => id === day.departmentId);
  return isOfDepartment && (statuses.length === 0 || statuses.some((status) => status === day.status));
}

function isAsked({ isEnabled, events, places }: Webhook, kind: WebhookEvent, placeId: string): boolean {
  return isEnabled && events.includes(kind) && coversPlaces(places, [placeId]);
}
