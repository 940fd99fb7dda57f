import type { Delivery } from "../webhooks/delivery.ts";
import type { Webhook } from "../webhooks/webhook.ts";
import type { Digest } from "./digest.ts";

/** What the directory keeps of digests. As everything of its store: a call is a transaction, given functions are pure. */
export interface DigestStore {
  /** By place; that of the organisation as a whole first. */
  readonly listDigests: () => Promise<readonly Digest[]>;
  /** Puts one in the place of the one that its place has, or takes that away. */
  readonly changeDigest: (
    placeId: string | null,
    decide: (before: Digest | undefined) => Digest | undefined,
  ) => Promise<{ readonly before: Digest | undefined; readonly digest: Digest | undefined }>;
  /** Keeps which dates are settled, and puts what is told into the outbox: all or nothing. */
  readonly settleDigests: (decide: (view: DigestView) => DigestChange) => Promise<DigestChange>;
}

/** What a decision sees. */
export interface DigestView {
  readonly digests: readonly Digest[];
  readonly webhooks: readonly Webhook[];
}

/** What a decision does. */
export interface DigestChange {
  readonly settled: readonly {
    readonly placeId: string | null;
    readonly date: string;
    /** Up to which number of attendance's feed missing punches are told by it; `undefined`: it tells none. */
    readonly missingAfter?: number | undefined;
  }[];
  readonly deliveries: readonly Delivery[];
}
