import type { JsonObject } from "../operation/json.ts";
import type { GraphQLFormattedError } from "graphql";
import type { RouterContext } from "../operation/context.ts";
import type { PlaceFailure } from "../operation/place-failure.ts";

/** One operation for one place. */
export interface PlaceRequest {
  readonly place: string;
  readonly query: string;
  readonly variables: JsonObject;
  /** Only queries are repeated after a failure and shared between equal requests. */
  readonly isQuery: boolean;
}

/** What came back: an answer of the place, errors of single fields included, or the reason why there is none. */
export type PlaceReply =
  | {
      readonly kind: "ANSWER";
      readonly data: JsonObject | null;
      readonly errors: readonly GraphQLFormattedError[];
      /** What the place tells the router beside the answer. */
      readonly extensions?: Readonly<Record<string, unknown>>;
    }
  | { readonly kind: "FAILURE"; readonly failure: PlaceFailure };

/** How the place layer reaches places. A reply is never shared between two callers: it may be changed. */
export interface PlaceCaller {
  readonly call: (request: PlaceRequest, context: RouterContext) => Promise<PlaceReply>;
  /** The last instant at which the place answered, RFC 3339; null when it never did. */
  readonly asOf: (place: string) => string | null;
}

/** What the place layer must know of the registry. */
export interface KnownPlace {
  readonly id: string;
  readonly enabled: boolean;
}

/** The registry as the place layer sees it, asked anew for every request. */
export interface PlaceList {
  readonly find: (id: string) => KnownPlace | undefined;
  /** By priority, then id. */
  readonly list: () => readonly KnownPlace[];
}
