import { join } from "node:path";

/** Where each process of an organisation keeps what it owns; each writable file has one owner. */
export interface DataPaths {
  /** Private key of the directory's client tokens; opened by the directory alone. */
  readonly directoryKey: string;
  /** The key that takes its place; laid down by `bf keys rotate`, opened and moved by the directory alone, mode 600. */
  readonly directoryNextKey: string;
  /** Private key of the router's subgraph tokens; opened by the router alone. */
  readonly routerKey: string;
  /** The key that takes its place; laid down by `bf keys rotate router`, opened and moved by the router alone, mode 600. */
  readonly routerNextKey: string;
  /** Public keys of the router, laid down with its key and by the router; subgraphs of the same folder know them before it runs. */
  readonly routerJwks: string;
  /** Opens `/metrics` and `/version` of the processes on this machine; made once by whichever starts first, mode 600. */
  readonly operationsToken: string;
  /** The secret by which the router knows the dashboard on this machine; made by the router, mode 600. */
  readonly dashboardProof: string;
  /** The directory's own copy of the router's public keys. */
  readonly directoryRouterKeys: string;
  readonly directoryStore: string;
  /** The secret of refresh tokens; made and opened by the directory alone, mode 600. */
  readonly refreshKey: string;
  /** Encrypts what second factors are made from; made and opened by the directory alone, mode 600. */
  readonly secondFactorKey: string;
  /** Whom places erased, beside the store: a backup that is put back may be older. */
  readonly directoryForgotten: string;
  /** Hashes of the settings that the directory saw last; within the directory's folder, mode 600. */
  readonly directorySeenConfiguration: string;
  /** API key and accounts made at first start, written once by the directory, mode 600. */
  readonly firstAccounts: string;
  readonly attendanceStore: string;
  /** Whom places erased, beside the store: a backup that is put back may be older. */
  readonly attendanceForgotten: string;
  /** Files of exports, a day each; attendance's alone. */
  readonly attendanceExports: string;
  /** Private key of attendance's own tokens; opened by attendance alone. */
  readonly attendanceKey: string;
  /** The key that takes its place; laid down by `bf keys rotate attendance`, opened and moved by attendance alone, mode 600. */
  readonly attendanceNextKey: string;
  /** Public keys of every key by which attendance ever sealed documents: they are checked by these when the keys are gone. */
  readonly attendanceSealKeys: string;
  /** Attendance's own copy of the router's public keys. */
  readonly attendanceRouterKeys: string;
  /** Attendance's own copy of the directory's public keys. */
  readonly attendanceDirectoryKeys: string;
  /** Router's copy of the registry and of the directory's public keys. */
  readonly routerCache: string;
  /** What the router heard of the directory's audit; within `routerCache`. */
  readonly routerAuditHeads: string;
  /** What attendance of a demo begins with; written by the simulated readers. */
  readonly demoAttendance: string;
  /** What a running organisation says of itself; written by the supervisor. */
  readonly demoFile: string;
  readonly placeLedger: (placeId: string) => string;
  /** A place's own copy of the router's public keys. */
  readonly placeRouterKeys: (placeId: string) => string;
  /** A place's own copy of attendance's public keys. */
  readonly placeAttendanceKeys: (placeId: string) => string;
  /** A place's own copy of the directory's public keys. */
  readonly placeDirectoryKeys: (placeId: string) => string;
  readonly log: (service: string) => string;
}

/** The layout of an organisation's data folder. */
export function toDataPaths(dataDir: string): DataPaths {
  return {
    directoryKey: join(dataDir, "keys", "directory.key.pem"),
    directoryNextKey: join(dataDir, "keys", "directory.next.key.pem"),
    routerKey: join(dataDir, "keys", "router.key.pem"),
    routerNextKey: join(dataDir, "keys", "router.next.key.pem"),
    routerJwks: join(dataDir, "keys", "router.jwks.json"),
    operationsToken: join(dataDir, "keys", "operations.token"),
    dashboardProof: join(dataDir, "keys", "dashboard.proof"),
    directoryRouterKeys: join(dataDir, "directory", "router-jwks.json"),
    directoryStore: join(dataDir, "directory", "directory.sqlite"),
    refreshKey: join(dataDir, "directory", "refresh.key"),
    secondFactorKey: join(dataDir, "directory", "second-factor.key"),
    directoryForgotten: join(dataDir, "directory", "forgotten.json"),
    directorySeenConfiguration: join(dataDir, "directory", "seen-configuration.json"),
    firstAccounts: join(dataDir, "directory", "first-accounts.json"),
    attendanceKey: join(dataDir, "keys", "attendance.key.pem"),
    attendanceNextKey: join(dataDir, "keys", "attendance.next.key.pem"),
    attendanceSealKeys: join(dataDir, "keys", "attendance.seals.jwks.json"),
    attendanceStore: join(dataDir, "attendance", "attendance.sqlite"),
    attendanceForgotten: join(dataDir, "attendance", "forgotten.json"),
    attendanceExports: join(dataDir, "attendance", "exports"),
    attendanceRouterKeys: join(dataDir, "attendance", "router-jwks.json"),
    attendanceDirectoryKeys: join(dataDir, "attendance", "directory-jwks.json"),
    routerCache: join(dataDir, "router"),
    routerAuditHeads: join(dataDir, "router", "audit-heads.json"),
    demoAttendance: join(dataDir, "readers", "attendance"),
    demoFile: join(dataDir, "demo.json"),
    placeLedger: (placeId) => join(dataDir, "places", placeId, "ledger.sqlite"),
    placeRouterKeys: (placeId) => join(dataDir, "places", placeId, "router-jwks.json"),
    placeAttendanceKeys: (placeId) => join(dataDir, "places", placeId, "attendance-jwks.json"),
    placeDirectoryKeys: (placeId) => join(dataDir, "places", placeId, "directory-jwks.json"),
    log: (service) => join(dataDir, "logs", `${service}.log`),
  };
}
