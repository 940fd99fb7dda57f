/** The shortest password that the directory takes; said before, so that nobody learns it by a refusal. */
export const MIN_PASSWORD_CHARS = 12;
const MAX_PASSWORD_UNITS = 256;

/** What is wrong with a new password and its repetition, as an error code; undefined when nothing is. */
export function findPasswordFault(
  password: string,
  repeat: string,
): "PASSWORD_SHORT" | "PASSWORD_LONG" | "PASSWORD_DIFFERS" | undefined {
  if (Array.from(password).length < MIN_PASSWORD_CHARS) return "PASSWORD_SHORT";
  if (password.length > MAX_PASSWORD_UNITS) return "PASSWORD_LONG";
  return password === repeat ? undefined : "PASSWORD_DIFFERS";
}
