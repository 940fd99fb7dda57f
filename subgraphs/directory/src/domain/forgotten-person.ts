import { toErasedCheck } from "@biometricflow/schema/erased-hash";
import { z } from "zod";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { ForgottenPerson } from "./directory-store.ts";
import type { Delivery } from "./webhooks/delivery.ts";

const DAY_MS = 86_400_000;

/** Whether a text is an id of one of them, of whatever kind: its PIN, `<place>/<pin>`, or a person's `p.<pin>` and `<place>/<pin>:2`. */
export function toIdCheck(people: readonly ForgottenPerson[]): (text: string) => boolean {
  const checks = people.map((person) => toOwnIdCheck(person.placeId, toErasedCheck(person)));
  const known = new Map<string, boolean>();
  return (text) => {
    const isId = known.get(text) ?? checks.some((check) => check(text));
    known.set(text, isId);
    return isId;
  };
}

function toOwnIdCheck(placeId: string, isPin: (pin: string) => boolean): (text: string) => boolean {
  return (text) => {
    const own = text.startsWith(`${placeId}/`) ? text.slice(placeId.length + 1) : undefined;
    const ids = [text, own, text.startsWith("p.") ? text.slice(2) : undefined];
    return ids.some((id) => id !== undefined && (isPin(id) || isPin(decode(id.replace(/:\d+$/u, "")))));
  };
}

/**
 * Creates what gives a fact without whom it was about and what it changed, where that names one of them: it may have waited elsewhere
 * while they were forgotten. What is done more than a day after that is about whoever has the PIN then.
 */
export function createFactFilter(people: readonly ForgottenPerson[]) {
  const checks = people.map((person) => ({ lastMs: toLastMs(person), isOwn: toIdCheck([person]) }));
  return <Fact extends Pick<AuditFact, "at" | "targets" | "changes">>(fact: Fact) => {
    const atMs = Date.parse(fact.at);
    return withoutForgotten(fact, (text) => checks.some(({ lastMs, isOwn }) => atMs <= lastMs && isOwn(text)));
  };
}

/** Until when an id of the person is the person's. */
function toLastMs({ atMs = Number.POSITIVE_INFINITY }: ForgottenPerson): number {
  return atMs + DAY_MS;
}

function withoutForgotten<Fact extends Pick<AuditFact, "targets" | "changes">>(
  fact: Fact,
  isId: (text: string) => boolean,
): Fact | Omit<Fact, "targets" | "changes"> {
  const { targets, changes, ...rest } = fact;
  if (targets?.some(isId) === true) return rest;
  if (!namesPerson(changes, isId)) return fact;
  return { ...rest, ...(targets === undefined ? {} : { targets }) };
}

/** Whether a value of JSON has an id of the person anywhere. */
export function namesPerson(value: unknown, isId: (text: string) => boolean): boolean {
  if (typeof value === "string") return isId(value);
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some((item) => namesPerson(item, isId));
}

const toldDay = z.object({ data: z.object({ person: z.string(), place: z.string(), date: z.string() }) });

/**
 * Whether a message of the outbox is about one of them. A day is where its place is the one that erased the person, since another one
 * may have the person still, and where it is no later than a day after that: later ones are of whoever has the PIN then.
 */
export function toForgottenMessageCheck(
  people: readonly ForgottenPerson[],
): (message: Pick<Delivery, "kind" | "body">) => boolean {
  const isId = toIdCheck(people);
  const checks = people.map((person) => ({
    placeId: person.placeId,
    isOwn: toIdCheck([person]),
    last: person.atMs === undefined ? "9999-12-31" : new Date(toLastMs(person)).toISOString().slice(0, 10),
  }));
  return ({ kind, body }) => {
    const value: unknown = JSON.parse(body);
    const day = kind === "DAY_CHANGED" ? toldDay.safeParse(value).data?.data : undefined;
    if (day === undefined) return namesPerson(value, isId);
    return checks.some(({ placeId, last, isOwn }) => placeId === day.place && day.date <= last && isOwn(day.person));
  };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
