import { createSigningKeyFile, fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import { createLog } from "@biometricflow/service/observe/log";
import {
  createTokenSigner,
  createTokenVerifier,
  ROUTER_ISSUER,
  TOKEN_USES,
} from "@biometricflow/service/identity/token";
import { join } from "node:path";
import { createPlaceServer } from "../../subgraphs/place/src/serving/server.ts";
import { createInlineReadPool } from "../../subgraphs/place/src/store/inline-read-pool.ts";
import { createTestIntake, PLACE, sendQuery } from "./place-harness.ts";
import type { PushStage } from "./push-stage.ts";

/** The graph of the place of a stage. */
export async function openPushGraph(dir: string, { ledger, push, clock }: PushStage) {
  const key = createSigningKeyFile(join(dir, "router.pem"));
  const keys = fromJwks(toJwks([key]));
  const server = await createPlaceServer({
    ...{
      place: PLACE,
      version: "0.0.0-test",
      ledger,
      clock,
      pool: createInlineReadPool(ledger),
      push: () => push.desk,
      intake: createTestIntake(ledger, clock),
    },
    verifyToken: createTokenVerifier({ keys: () => keys, issuer: ROUTER_ISSUER, use: TOKEN_USES.place(PLACE.id) }),
    log: createLog({ service: "place", level: "silent" }),
  });
  const { url } = await server.listen({ host: "127.0.0.1", port: 0 });
  const sign = createTokenSigner({ key, issuer: ROUTER_ISSUER });
  const ask = (query: string, role: "ADMIN" | "VIEWER" = "ADMIN") => {
    const token = sign(
      { sub: "t", sid: "s", role, places: ["*"] },
      { use: TOKEN_USES.place(PLACE.id), expiresInSeconds: 60 },
    );
    return sendQuery<Record<string, unknown>>(url, { query }, token);
  };
  return { ask, close: () => server.close() };
}
