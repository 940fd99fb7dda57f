import { toErasedPinCheck } from "@biometricflow/schema/erased-pin";
import type { AuditFact } from "@biometricflow/service/audit/fact";
import type { ForgottenPerson } from "./directory-store.ts";

/** Whether a text is an id of one of them, of whatever kind: its PIN, `<place>/<pin>`, or a person's `p.<pin>` and `<place>/<pin>:2`. */
export function toIdCheck(people: readonly ForgottenPerson[]): (text: string) => boolean {
  const checks = people.map((person) => toOwnIdCheck(person.placeId, toErasedPinCheck(person)));
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

/** The fact without whom it was about and what it changed, where that names one of them: it may have waited elsewhere while they were forgotten. */
export function withoutForgotten<Fact extends Pick<AuditFact, "targets" | "changes">>(
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

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
