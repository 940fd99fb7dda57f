import type { Locale } from "./locale.ts";

/** The files of a language's texts, one per area of the dashboard. Each holds namespaces that no other one has. */
export const MESSAGE_AREAS = [
  "frame",
  "entrance",
  "failures",
  "words",
  "live",
  "devices",
  "punches",
  "attendance",
  "presence",
  "today",
  "people",
  "calendar",
  "corrections",
  "shifts",
  "rules",
  "exports",
  "insights",
  "profile",
  "alerts",
  "safety",
  "audit",
  "access",
  "keys",
  "playground",
  "demo",
] as const;

type Namespaces = Readonly<Record<string, object>>;

/** All texts of a language. */
export async function loadMessages(locale: Locale): Promise<Record<string, object>> {
  const areas = await Promise.all(MESSAGE_AREAS.map((area) => loadArea(locale, area)));
  return Object.fromEntries(areas.flatMap((namespaces) => Object.entries(namespaces)));
}

async function loadArea(locale: Locale, area: (typeof MESSAGE_AREAS)[number]): Promise<Namespaces> {
  const file: { readonly default: Namespaces } = await import(`../../messages/${locale}/${area}.json`);
  return file.default;
}
