import type { PushParts } from "../../domain/push/push-parts.ts";
import { toDeviceRecord } from "../device-rows.ts";
import { createAsk, createPool, type PostgresPlace } from "./connections.ts";
import { changeReaderFacts, listDevices } from "./devices.ts";
import { createPushStore } from "./push.ts";
import { createTransact } from "./transactions.ts";

/** Opens what the push port of a place keeps, beside the processes of the place: the readers stay theirs. */
export function openPostgresPush(place: PostgresPlace): PushParts {
  const pool = createPool(place, { max: 1 });
  const ask = createAsk(pool);
  const transact = createTransact(pool, () => undefined);
  return {
    store: createPushStore(place.placeId, ask, transact),
    listDevices: async () => (await listDevices(ask)).map(toDeviceRecord),
    recordFacts: (readerId, facts) => changeReaderFacts(transact, readerId, facts),
    close: () => pool.end(),
  };
}
