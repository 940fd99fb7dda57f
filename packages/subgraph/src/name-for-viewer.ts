import type { Viewer } from "@biometricflow/service/identity/viewer";

/**
 * A person's name as a viewer reads it: null for a screen on a wall where it is a number. People and readers that know no name keep
 * the PIN as one, and a screen is told none.
 */
export function toNameFor({ role }: Pick<Viewer, "role">, name: string | null | undefined, pin: string): string | null {
  if (name === null || name === undefined) return null;
  const text = name.trim();
  return role === "SCREEN" && (text === pin || /^\p{Nd}+$/u.test(text)) ? null : name;
}
