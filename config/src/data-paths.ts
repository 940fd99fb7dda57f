import { join } from "node:path";

/** Where each process of an organisation keeps what it owns; each writable file has one owner. */
export interface DataPaths {
  /** Private key of the directory's client tokens; opened by the directory alone. */
  readonly directoryKey: string;
  /** Private key of the router's subgraph tokens; opened by the router alone. */
  readonly routerKey: string;
  /** Public keys of `routerKey`, laid down with it; subgraphs of the same folder know them before the router runs. */
  readonly routerJwks: string;
  /** The directory's own copy of the router's public keys. */
  readonly directoryRouterKeys: string;
  readonly directoryStore: string;
  /** API key and accounts made at first start, written once by the directory, mode 600. */
  readonly firstAccounts: string;
  /** Router's copy of the registry and of the directory's public keys. */
  readonly routerCache: string;
  /** What a running organisation says of itself; written by the supervisor. */
  readonly demoFile: string;
  readonly placeLedger: (placeId: string) => string;
  /** A place's own copy of the router's public keys. */
  readonly placeRouterKeys: (placeId: string) => string;
  readonly log: (service: string) => string;
}

/** The layout of an organisation's data folder. */
export function toDataPaths(dataDir: string): DataPaths {
  return {
    directoryKey: join(dataDir, "keys", "directory.key.pem"),
    routerKey: join(dataDir, "keys", "router.key.pem"),
    routerJwks: join(dataDir, "keys", "router.jwks.json"),
    directoryRouterKeys: join(dataDir, "directory", "router-jwks.json"),
    directoryStore: join(dataDir, "directory", "directory.sqlite"),
    firstAccounts: join(dataDir, "directory", "first-accounts.json"),
    routerCache: join(dataDir, "router"),
    demoFile: join(dataDir, "demo.json"),
    placeLedger: (placeId) => join(dataDir, "places", placeId, "ledger.sqlite"),
    placeRouterKeys: (placeId) => join(dataDir, "places", placeId, "router-jwks.json"),
    log: (service) => join(dataDir, "logs", `${service}.log`),
  };
}
