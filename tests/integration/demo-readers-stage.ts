import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import type { PlaceConfig } from "@biometricflow/config/place";
import { type SimulatedReaders, startSimulatedReaders } from "../../scripts/readers/simulated-readers.ts";
import type { DemoReader } from "../../scripts/supervisor/demo-file.ts";
import { startCollectors } from "../../subgraphs/place/src/collector/collectors.ts";
import { toDeviceSetups, toReaderPlans, toServices } from "../../subgraphs/place/src/collector/from-config.ts";
import { DEFAULT_TIMING } from "../../subgraphs/place/src/collector/reader-plan.ts";
import { systemTimers } from "../../subgraphs/place/src/collector/timers.ts";
import type { Ledger } from "../../subgraphs/place/src/domain/ledger.ts";
import { createDriver } from "../../subgraphs/place/src/drivers/drivers.ts";
import { openPushPort } from "../../subgraphs/place/src/push-port.ts";
import { openSqliteLedger } from "../../subgraphs/place/src/store/sqlite/ledger.ts";
import { systemClock } from "../../subgraphs/place/src/system-clock.ts";
import { IDENTITY_KEY } from "./place-harness.ts";

/** The readers of the demo organisation on ports of their own, and what its places took from them. */
export interface DemoReadersStage {
  readonly organisation: OrganisationConfig;
  readonly readers: readonly DemoReader[];
  /** By place. */
  readonly ledgers: ReadonlyMap<string, Ledger>;
  /** Everything that was logged, as text. */
  readonly logged: () => string;
  readonly stop: () => Promise<void>;
}

interface OpenPlace {
  readonly place: PlaceConfig;
  readonly ledger: Ledger;
  readonly close: () => Promise<void>;
  readonly pushPort: number | undefined;
}

/** Starts the readers of `config/` and the part of each place that takes from them. @param dir for all data */
export async function startDemoReaders(dir: string): Promise<DemoReadersStage> {
  const demo = readOrganisation(join(import.meta.dirname, "../../config"));
  const lines: string[] = [];
  const keep = (...said: readonly unknown[]): void => void lines.push(JSON.stringify(said));
  const log = { info: keep, warn: keep };
  const opened: OpenPlace[] = [];
  for (const place of demo.places) opened.push(await openPlace(place, dir, log));
  const organisation: OrganisationConfig = {
    ...demo,
    dataDir: dir,
    listen: { ...demo.listen, simulator: { ...demo.listen.router, port: 0 } },
    places: opened.map(({ place, pushPort }) => ({
      ...place,
      readers: place.readers.map((reader) => ({ ...reader, port: 0 })),
      ...(place.push === undefined || pushPort === undefined ? {} : { push: { ...place.push, port: pushPort } }),
    })),
  };
  const simulated = await startSimulatedReaders(organisation, { now: () => new Date(), hasTraffic: false });
  const visited = opened.map(({ place, ledger }) =>
    startCollectors(toReaderPlans(withPorts(place, simulated)), {
      ...{ ledger, log, clock: systemClock, timers: systemTimers, random: Math.random, identityKey: IDENTITY_KEY },
      driver: createDriver(),
      timing: DEFAULT_TIMING,
    }),
  );
  return {
    organisation,
    readers: simulated.list,
    ledgers: new Map(opened.map(({ place, ledger }) => [place.id, ledger])),
    logged: () => lines.join("\n"),
    stop: async () => {
      await Promise.all(visited.map(({ stop }) => stop()));
      await simulated.stop();
      for (const place of opened) await place.close();
    },
  };
}

async function openPlace(place: PlaceConfig, dir: string, log: Parameters<typeof openPushPort>[1]["log"]) {
  const folder = join(dir, place.id);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "ledger.sqlite");
  const ledger = openSqliteLedger(file, place.id);
  await ledger.registerReaders(toDeviceSetups(place));
  await ledger.announceReaders(toServices(place), systemClock.nowMs());
  const open = { ...place, ...(place.push === undefined ? {} : { push: { ...place.push, port: 0 } }) };
  const push = await openPushPort(open, { file, ledger, identityKey: IDENTITY_KEY, log });
  return {
    ...{ place, ledger, pushPort: push?.port },
    close: async () => {
      await push?.close();
      await ledger.close();
    },
  };
}

/** The place's readers where they listen now. */
function withPorts(place: PlaceConfig, { list }: SimulatedReaders): PlaceConfig {
  const portOf = (id: string) =>
    Number(list.find((it) => it.place === place.id && it.id === id)?.address.split(":")[1]);
  return { ...place, readers: place.readers.map((reader) => ({ ...reader, port: portOf(reader.id) })) };
}
