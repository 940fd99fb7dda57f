/** Whether the code of a second factor is wanted after this answer: it is asked for once the password is right. */
export function wantsFactorCode(code: string | undefined): boolean {
  return code === "SECOND_FACTOR_REQUIRED" || code === "SECOND_FACTOR_WRONG";
}

/** What is said of a refusal: that a code is asked for, the field says by itself. */
export function toSaidCode(code: string): string | undefined {
  if (code === "SECOND_FACTOR_REQUIRED") return undefined;
  return code === "UNAUTHENTICATED" ? "WRONG_CREDENTIALS" : code;
}
