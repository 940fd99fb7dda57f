import { type ConfigFault, ConfigError } from "@biometricflow/config/config-error";

/** Passwords that stand in manuals, images of servers and examples, ours included. */
const EXAMPLES: ReadonlySet<string> = new Set([
  ...["password", "postgres", "postgresql", "biometricflow", "secret", "example", "changeme", "change-me", "change_me"],
  ...["admin", "root", "test", "123456", "12345678", "..."],
]);

/** What is wrong with the password in `DATABASE_URL`; `undefined` where it has none (a socket, a certificate) or one of its own. */
export function findDatabasePasswordFault(databaseUrl: string | undefined): ConfigFault | undefined {
  const url = URL.parse(databaseUrl ?? "");
  if (url === null || url.password === "") return undefined;
  const password = decode(url.password).toLowerCase();
  if (!EXAMPLES.has(password) && password !== decode(url.username).toLowerCase()) return undefined;
  const expected = "a password of its own: give the database's user another, then write it there";
  return {
    file: "DATABASE_URL",
    key: "password",
    found: "one that everybody tries first, which is not shown",
    expected,
  };
}

/** @throws {ConfigError} for a password that stands in manuals, except in a demo */
export function refuseDatabasePassword(databaseUrl: string | undefined, isDemo: boolean): void {
  const fault = isDemo ? undefined : findDatabasePasswordFault(databaseUrl);
  if (fault !== undefined) throw new ConfigError([fault]);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // a percent sign that stands for itself
  }
}
