import { join } from "node:path";
import { createSigningKeyFile, fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import {
  createTokenSigner,
  createTokenVerifier,
  ROUTER_ISSUER,
  TOKEN_USES,
} from "@biometricflow/service/identity/token";
import { createLog } from "@biometricflow/service/observe/log";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import type { StoreFaults } from "../../subgraphs/place/src/domain/store-faults.ts";
import { createPlaceServer } from "../../subgraphs/place/src/serving/server.ts";
import { createInlineReadPool } from "../../subgraphs/place/src/store/inline-read-pool.ts";
import { systemClock } from "../../subgraphs/place/src/system-clock.ts";
import { type Answer, createTestIntake, PLACE, sendQuery } from "./place-harness.ts";

/** The graph of a ledger that a test has open; nobody visits readers for it. */
export interface LedgerGraph {
  readonly query: <T>(query: string) => Promise<Answer<T>>;
  readonly stop: () => Promise<void>;
}

/** Serves the graph of a ledger to an administrator. @param dir where its key is kept */
export async function serveLedger(
  dir: string,
  ledger: Ledger,
  storeFault: StoreFaults["faultOf"] = () => undefined,
): Promise<LedgerGraph> {
  const key = createSigningKeyFile(join(dir, `router-${crypto.randomUUID()}.pem`));
  const publicKeys = fromJwks(toJwks([key]));
  const use = TOKEN_USES.place(PLACE.id);
  const token = createTokenSigner({ key, issuer: ROUTER_ISSUER })(
    { sub: "tester", sid: "s1", role: "ADMIN", places: ["*"] },
    { use, expiresInSeconds: 600 },
  );
  const pool = createInlineReadPool(ledger);
  const server = await createPlaceServer({
    ...{ place: PLACE, version: "0.0.0-test", ledger, pool, clock: systemClock, storeFault },
    intake: createTestIntake(ledger),
    verifyToken: createTokenVerifier({ keys: () => publicKeys, issuer: ROUTER_ISSUER, use }),
    log: createLog({ service: "place", level: "silent" }),
  });
  const { url } = await server.listen({ host: "127.0.0.1", port: 0 });
  return {
    query: (query) => sendQuery(url, { query }, token),
    stop: async () => {
      await server.close();
      await pool.close();
    },
  };
}
