import type { Duplex } from "node:stream";
import { createMemoryOpener } from "@biometricflow/zk/transports/memory-transport";
import type { ReaderDriver, ReaderTarget } from "../collector/reader-driver.ts";
import { createZkPullDriver } from "./zk-pull.ts";

/**
 * Creates the driver of simulated readers in this process: the whole protocol runs, without a network and its chance.
 *
 * @param dial connects to the reader of a target; `undefined` where nothing listens.
 */
export function createSimulatedDriver(dial: (target: ReaderTarget) => Duplex | undefined): ReaderDriver {
  return createZkPullDriver((target) => createMemoryOpener(() => dial(target)));
}
