import type { IncomingHttpHeaders } from "node:http";
import type { Edge } from "@biometricflow/edge/edge";
import { parseBearer } from "../identity/bearer-token.ts";
import { TokenError, type TokenVerifier } from "../identity/token.ts";
import type { Caller, EdgeOptions } from "./edge-hooks.ts";

/**
 * What stands before a subgraph: it believes no header of where a request came from, since the router and the followers call it
 * themselves, and counts for whom they ask.
 */
export function toSubgraphEdge(
  edge: Edge | undefined,
  verifiers: readonly (TokenVerifier | undefined)[],
): { readonly edge?: EdgeOptions } {
  return edge === undefined ? {} : { edge: { edge, identify: createTokenCaller(verifiers), limit: "upstream" } };
}

/** Tells callers apart by who asks in truth, as a token says that one of the verifiers takes. */
function createTokenCaller(verifiers: readonly (TokenVerifier | undefined)[]) {
  return ({ authorization }: IncomingHttpHeaders): Caller => {
    if (authorization === undefined || authorization === "") return { kind: "NONE" };
    const token = parseBearer(authorization);
    if (token === undefined) return { kind: "BAD" };
    const kinds = verifiers.filter((verify) => verify !== undefined).map((verify) => judge(verify, token));
    return kinds.find(({ kind }) => kind !== "BAD") ?? { kind: "BAD" };
  };
}

function judge(verify: TokenVerifier, token: string): Caller {
  try {
    const { sub, act } = verify(token);
    return { kind: "KNOWN", subject: act?.sub ?? sub };
  } catch (error) {
    if (error instanceof TokenError) return { kind: error.code === "TOKEN_EXPIRED" ? "STALE" : "BAD" };
    throw error;
  }
}
