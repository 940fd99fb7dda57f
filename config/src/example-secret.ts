/** Passwords that stand in manuals, images of servers and examples, ours included. */
const EXAMPLES: ReadonlySet<string> = new Set([
  ...["password", "postgres", "postgresql", "redis", "biometricflow", "secret", "example", "..."],
  ...["changeme", "change-me", "change_me", "admin", "root", "test", "123456", "12345678"],
]);

/** What is said of one in the place of the secret. */
export const FOUND_EXAMPLE = "one that everybody tries first, which is not shown";

/** Whether everybody tries a secret first: it is an example, or the name of whoever has it; capitals make no other. */
export function isExampleSecret(secret: string, owner = ""): boolean {
  const tried = secret.toLowerCase();
  return EXAMPLES.has(tried) || (owner !== "" && tried === owner.toLowerCase());
}
