import type { FeedPage } from "./feed-page.ts";
import type { FeedPosition } from "./follow-state.ts";

/** Port: where what the places tell is kept. */
export interface FeedKeeper {
  readonly readPosition: (placeId: string) => Promise<FeedPosition | undefined>;
  /**
   * Takes a page in, with its position and the marks it makes, in one transaction. A page that does not begin where the
   * kept ones end is not taken in: it was kept already, though nobody heard of it because the connection broke.
   *
   * @param before where the page begins; `undefined`: at the beginning of a ledger
   * @returns where what is kept ends now
   */
  readonly keep: (page: FeedPage, before: FeedPosition | undefined) => Promise<FeedPosition | undefined>;
  /** Notes where the head is and that the place answered. */
  readonly noteHead: (page: Pick<FeedPage, "placeId" | "headSeq">) => Promise<void>;
}
