import { join } from "node:path";
import { fromJwks, toJwks } from "@biometricflow/service/identity/keys";
import { createTokenVerifier, DIRECTORY_ISSUER, TOKEN_USES } from "@biometricflow/service/identity/token";
import { createLog } from "@biometricflow/service/observe/log";
import type { Alarm } from "../../packages/service/src/observe/disk-watch.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createPlaceServer } from "../../subgraphs/place/src/serving/server.ts";
import { createInlineReadPool } from "../../subgraphs/place/src/store/inline-read-pool.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { systemClock } from "../../subgraphs/place/src/system-clock.ts";
import type { DirectoryHarness } from "./directory-harness.ts";
import { createTestIntake } from "./place-harness.ts";

const log = createLog({ service: "place", level: "silent" });
const toReader = (readerId: string) => ({ readerId, name: readerId, address: "10.0.0.1:4370", isEnabled: true });

/** Riyadh's ledger, with two readers. */
export async function openRiyadh(dir: string, name = "ledger.sqlite"): Promise<Ledger> {
  const opened = openSqliteLedger(join(dir, name), "riyadh");
  await opened.registerReaders([toReader("gate-1"), toReader("gate-2")]);
  return opened;
}

/** Serves the feed of Riyadh's ledger to the directory. */
export async function serveRiyadh(
  directory: DirectoryHarness,
  ledger: Ledger,
  port = 0,
  alarms: () => readonly Alarm[] = () => [],
  filledPct: () => number | undefined = () => undefined,
) {
  const keys = fromJwks(toJwks([directory.readKey("directory")]));
  const server = await createPlaceServer({
    place: { id: "riyadh", name: "Riyadh", timeZone: "Asia/Riyadh" },
    ...{ version: "0.0.0", ledger, pool: createInlineReadPool(ledger), clock: systemClock, log },
    intake: createTestIntake(ledger),
    operations: { alarms, filledPct },
    verifyToken: createTokenVerifier({ keys: () => new Map(), issuer: "", use: TOKEN_USES.place("riyadh") }),
    verifyFollower: createTokenVerifier({
      ...{ keys: () => keys, issuer: DIRECTORY_ISSUER, use: TOKEN_USES.feed("riyadh") },
    }),
  });
  return { url: (await server.listen({ host: "127.0.0.1", port })).url, stop: () => server.close() };
}
