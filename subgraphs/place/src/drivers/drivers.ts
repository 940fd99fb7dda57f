import type { DriverName, ReaderDriver } from "../collector/reader-driver.ts";
import { createNodeZklibDriver } from "./node-zklib/node-zklib.ts";
import { createZkPullDriver } from "./zk-pull.ts";
import { toOpener } from "./zk-transports.ts";

/** Creates the driver that speaks with each reader as its configuration says. */
export function createDriver(): ReaderDriver {
  const drivers: Readonly<Record<DriverName, ReaderDriver>> = {
    "zk-pull": createZkPullDriver(toOpener),
    "node-zklib": createNodeZklibDriver(),
  };
  return { open: (target, ...rest) => drivers[target.driver ?? "zk-pull"].open(target, ...rest) };
}
