/** Somebody whom a place erased, as its feed tells it: by a hash, never by the PIN. */
export interface ToldErasure {
  readonly placeId: string;
  /** What the person is called from then on. */
  readonly pseudonym: string;
  /** HMAC-SHA-256 of the PIN under `key`, base64url. */
  readonly hash: string;
  readonly key: string;
}

/** Port: whom places erased, kept beside the store, which may be an older one tomorrow. */
export interface ForgottenPeople {
  /** On disk when it returns. */
  readonly add: (erasures: readonly ToldErasure[]) => void;
}
