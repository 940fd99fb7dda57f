import { Secret, TOTP } from "otpauth";

/** How codes are made: what every authenticator app can do. Source: RFC 6238 sections 4 and 5.2. */
const CODES = { algorithm: "SHA1", digits: 6, period: 30 } as const;
const SECRET_BYTES = 20;
/** Steps that a code may be early or late: clocks of telephones differ. */
const WINDOW = 1;

/** A random secret of 160 bits, in base32. */
export function createTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** The time step that a code is of, when it is one that counts at that instant. */
export function findTotpStep(secret: string, digits: string, nowMs: number): number | undefined {
  const totp = new TOTP({ ...CODES, secret });
  const delta = totp.validate({ token: digits, timestamp: nowMs, window: WINDOW });
  return delta === null ? undefined : TOTP.counter({ period: CODES.period, timestamp: nowMs }) + delta;
}

/** What authenticator apps read, from a picture or a link: `otpauth://totp/...`. */
export function toTotpUri(secret: string, issuer: string, label: string): string {
  return new TOTP({ ...CODES, secret, issuer, label }).toString();
}
