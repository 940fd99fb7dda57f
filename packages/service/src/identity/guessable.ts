/** Of 32 random bytes some 30 differ; that fewer than so many do happens to nobody. */
const LEAST_DISTINCT = 16;
const FIRST_PRINTABLE = 0x20;
const LAST_PRINTABLE = 0x7e;

/** Whether a secret is none that chance made: few bytes again and again, a text, or bytes that count up or down. */
export function isGuessable(secret: Uint8Array): boolean {
  return new Set(secret).size < LEAST_DISTINCT || isText(secret) || isCount(secret);
}

function isText(secret: Uint8Array): boolean {
  return secret.every((byte) => byte >= FIRST_PRINTABLE && byte <= LAST_PRINTABLE);
}

function isCount(secret: Uint8Array): boolean {
  const steps = secret.slice(1).map((byte, index) => byte - (secret[index] ?? 0)); // bytes again: 255 is one down
  return steps.every((step) => step === steps[0]);
}
