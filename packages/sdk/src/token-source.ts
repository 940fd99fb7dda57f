const LONGEST_MARGIN_MS = 30_000;
const MARGIN_SHARE = 0.25;

/** A token and its end. */
export interface AccessToken {
  readonly value: string;
  /** Milliseconds since 1970. */
  readonly expiresAtMs: number;
}

/** A token as its source holds it. */
export interface HeldToken extends AccessToken {
  /** From here on the source gives the next one; milliseconds since 1970. */
  readonly renewAtMs: number;
}

/** The one place of a client that holds its token. */
export interface TokenSource {
  /** A token that is not about to expire. Callers at the same time share one request. Rejects as `fetchToken` does. */
  get(): Promise<HeldToken>;
  /** Drops a token that the server refused, so that the next `get` fetches another one. */
  forget(value: string): void;
}

/** What a token source needs. */
export interface TokenSourceOptions {
  readonly fetchToken: () => Promise<AccessToken>;
  /** Milliseconds since 1970; default `Date.now`. */
  readonly now?: () => number;
}

/** Milliseconds before its end at which a token of this remaining life is renewed: a quarter of it, 30 s at most. */
function toRenewalMarginMs(lifeMs: number): number {
  return Math.min(LONGEST_MARGIN_MS, Math.max(0, lifeMs) * MARGIN_SHARE);
}

/** Creates a token source that keeps one token, renews it before its end, and never asks twice at once. */
export function createTokenSource({ fetchToken, now = Date.now }: TokenSourceOptions): TokenSource {
  let held: HeldToken | undefined;
  let pending: Promise<HeldToken> | undefined;

  const fetchNext = async (): Promise<HeldToken> => {
    try {
      const token = await fetchToken();
      held = { ...token, renewAtMs: token.expiresAtMs - toRenewalMarginMs(token.expiresAtMs - now()) };
      return held;
    } catch (error) {
      if (held && held.expiresAtMs > now()) return held; // still good: the issuer's absence is not the caller's
      throw error;
    } finally {
      pending = undefined;
    }
  };

  return {
    get: async () => {
      if (held && now() < held.renewAtMs) return held;
      pending ??= fetchNext();
      return await pending;
    },
    forget: (value) => {
      if (held?.value === value) held = undefined;
    },
  };
}
