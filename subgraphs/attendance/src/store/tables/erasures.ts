/** An erasure of a place that this store has carried out: not again, since the PIN may be somebody else's by now. */
interface ErasureTable {
  place_id: string;
  /** HMAC-SHA-256 of the PIN, base64url. */
  hash: string;
  /** By what the person's rows go from then on. */
  pseudonym: string;
  /** 1: nothing of the person is left in the gaps of the store's files, or in files beside it. */
  is_clean: number;
}

/** The account of somebody who is erased; the directory knows it by its hash. */
interface ErasedAccountTable {
  /** HMAC-SHA-256 of the account's subject under `secret`, base64url. */
  hash: string;
  /** The key of that one erasure, base64url. */
  secret: string;
  place_id: string;
}

/** Tables of erasures. */
export interface ErasureTables {
  erasure: ErasureTable;
  erased_account: ErasedAccountTable;
}
