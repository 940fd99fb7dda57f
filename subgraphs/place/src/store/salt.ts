import { randomBytes } from "node:crypto";
import { SALT_BYTES } from "../domain/row-chain.ts";

/** Made at once: chance costs by the call, and a log has many rows. */
const SALTS = 256;

let made: Buffer = Buffer.alloc(0);

/** A salt for one row. */
export function createSalt(): Buffer {
  if (made.length === 0) made = randomBytes(SALT_BYTES * SALTS);
  const salt = made.subarray(0, SALT_BYTES);
  made = made.subarray(SALT_BYTES);
  return salt;
}
