import type { Edge } from "@biometricflow/edge/edge";
import { createClientAddress } from "@biometricflow/service/http/client-address";
import type { Caller, EdgeOptions } from "@biometricflow/service/http/edge-hooks";
import { toAsker } from "@biometricflow/service/identity/viewer";
import { ROUTER_JWKS_PATH } from "@biometricflow/service/identity/router-keys";
import type { ApiKeys } from "./api-key.ts";
import type { RouterSettings } from "../router-settings.ts";
import type { Authenticate, Authentication } from "./client-token.ts";

type Trusted = Pick<RouterSettings, "trustedProxies" | "isDashboard">;

/** Where clients come from, as trusted proxies and the dashboard say. */
export function toClientAddress({ trustedProxies, isDashboard }: Trusted) {
  return createClientAddress({ trustedProxies, ...(isDashboard === undefined ? {} : { isOurs: isDashboard }) });
}

/** What stands before a router. The dashboard has judged its visitors by its own lists; they are counted here too. */
export function toEdgeOptions(
  edge: Edge,
  { authenticate, keys }: { readonly authenticate: Authenticate; readonly keys: Pick<ApiKeys, "recall"> },
  trusted: Trusted,
): EdgeOptions {
  const { isDashboard } = trusted;
  return {
    edge,
    clientAddress: toClientAddress(trusted),
    ...(isDashboard === undefined ? {} : { isLetIn: isDashboard }),
    identify: async ({ authorization, "x-api-key": apiKey }) => {
      const isKeyShown = authorization === undefined && typeof apiKey === "string";
      return toCaller(await (isKeyShown ? keys.recall(apiKey) : authenticate(authorization)));
    },
    limit: "token",
    isFree: (path) => path === ROUTER_JWKS_PATH, // our own processes follow it, and it costs nothing
    isSlowed: (path) => path.startsWith("/auth/"),
  };
}

/** Only a token that never counted is held against its address: one that is over is renewed next. */
function toCaller(known: Authentication): Caller {
  if (known.kind === "ANONYMOUS") return { kind: "NONE" };
  if (known.kind === "VIEWER") {
    const { viewer } = known;
    return { kind: "KNOWN", subject: `${viewer.mayOnlyQuery === true ? "export" : "subject"} ${toAsker(viewer)}` };
  }
  const isOver = known.isSessionOver === true || known.error.extensions["code"] === "TOKEN_EXPIRED";
  return { kind: isOver ? "STALE" : "BAD" };
}
