import { z } from "zod";

const erasedAccount = z.object({
  /** The place that erased its owner. */
  placeId: z.string().min(1),
  /** HMAC-SHA-256 of the account's subject, such as `account/sara`, under `key`, base64url. */
  hash: z.string().length(43),
  /** The key of that one erasure, base64url. */
  key: z.string().min(1),
});

const erasedAccounts = z.object({ accounts: z.array(erasedAccount).readonly() });

/** The account of somebody who is erased, by a hash. */
export type ErasedAccount = Readonly<z.infer<typeof erasedAccount>>;
/** The answer of attendance's `GET /erased-accounts`. */
export type ErasedAccounts = Readonly<z.infer<typeof erasedAccounts>>;

/** Reads an answer; `undefined` for one that is none. Keys that it does not know are left out. */
export function parseErasedAccounts(text: string): ErasedAccounts | undefined {
  try {
    return erasedAccounts.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined; // no JSON
  }
}
