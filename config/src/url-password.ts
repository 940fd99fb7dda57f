import { type ConfigFault, ConfigError } from "./config-error.ts";
import { FOUND_EXAMPLE, isExampleSecret } from "./example-secret.ts";

/** Variables of the environment whose URL may hold a password. */
export const PASSWORD_URLS = ["DATABASE_URL", "REDIS_URL"] as const;

/** One of them. */
export type PasswordUrl = (typeof PASSWORD_URLS)[number];

/** What is wrong with the password in a URL; `undefined` where it has none (a socket, a certificate) or one of its own. */
export function findUrlPasswordFault(variable: PasswordUrl, text: string | undefined): ConfigFault | undefined {
  const url = URL.parse(text ?? "");
  if (url === null) return undefined;
  const user = decode(url.username) || (url.searchParams.get("user") ?? url.searchParams.get("username") ?? "");
  const passwords = [decode(url.password), url.searchParams.get("password") ?? ""];
  if (!passwords.some((password) => password !== "" && isExampleSecret(password, user))) return undefined;
  const expected = "a password of its own: give the server's user another, then write it there";
  return { file: variable, key: "password", found: FOUND_EXAMPLE, expected };
}

/** @throws {ConfigError} for a password that stands in manuals, except in a demo */
export function refuseUrlPassword(variable: PasswordUrl, text: string | undefined, isDemo: boolean): void {
  const fault = isDemo ? undefined : findUrlPasswordFault(variable, text);
  if (fault !== undefined) throw new ConfigError([fault]);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that stands for itself
  }
}
