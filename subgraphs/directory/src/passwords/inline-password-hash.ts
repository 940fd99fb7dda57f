import { randomBytes, scrypt, timingSafeEqual } from "node:crypto";
import type { PasswordHash } from "../domain/password-hash.ts";

/** What one scrypt call costs: 128 * N * r bytes of memory, N * r * p of time. */
export interface PasswordCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** 32 MiB and about 0.2 s on a small server. Source: OWASP Password Storage Cheat Sheet, scrypt. */
const DEFAULT_PASSWORD_COST: PasswordCost = { N: 2 ** 15, r: 8, p: 3 };

const KEY_BYTES = 32;
const SALT_BYTES = 16;

/**
 * Hashes by scrypt in the thread pool of this process, each call as it comes. The text is `scrypt$N$r$p$salt$key`, salt
 * and key in base64url, so that the cost can be raised later.
 */
export function createInlinePasswordHash(cost: PasswordCost = DEFAULT_PASSWORD_COST): PasswordHash {
  const nobodysSalt = randomBytes(SALT_BYTES);
  return {
    hash: async (password) => {
      const salt = randomBytes(SALT_BYTES);
      const key = await deriveKey(password, salt, cost);
      return ["scrypt", cost.N, cost.r, cost.p, salt.toString("base64url"), key.toString("base64url")].join("$");
    },
    matches: async (password, hash) => {
      const [scheme, n, r, p, salt = "", key = ""] = hash.split("$");
      if (scheme !== "scrypt") throw new TypeError("the stored password hash is damaged");
      const expected = Buffer.from(key, "base64url");
      const statedCost = { N: Number(n), r: Number(r), p: Number(p) };
      const actual = await deriveKey(password, Buffer.from(salt, "base64url"), statedCost);
      return actual.length === expected.length && timingSafeEqual(actual, expected);
    },
    pretend: async (password) => void (await deriveKey(password, nobodysSalt, cost)),
  };
}

function deriveKey(password: string, salt: Buffer, { N, r, p }: PasswordCost): Promise<Buffer> {
  const maxmem = 256 * N * r;
  return new Promise((resolve, reject) => {
    scrypt(password.normalize("NFKC"), salt, KEY_BYTES, { N, r, p, maxmem }, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
}
