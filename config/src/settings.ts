import { join, resolve } from "node:path";
import { ConfigError, type ConfigFault } from "./config-error.ts";
import type { EdgeFile } from "./edge-file.ts";
import type { EmailFile } from "./email-file.ts";
import { toOrigin } from "./hosts.ts";
import { findDoubleAddresses, type ListenConfigs, toListenConfigs } from "./listen.ts";
import { findOidcFault } from "./oidc.ts";
import type { OidcFile } from "./oidc-file.ts";
import { organisationFile } from "./organisation-file.ts";
import { parseFile } from "./parse-file.ts";
import {
  findOutgoingFaults,
  findPlainPublicUrl,
  findTlsFaults,
  type OutgoingTls,
  toOutgoingTls,
} from "./server-tls.ts";

/** Where the processes of an organisation are reached: origins such as `http://127.0.0.1:9000`. */
export interface ServiceUrls {
  readonly router: string;
  readonly directory: string;
  readonly attendance: string;
}

/** What `organisation.json` says, paths absolute, defaults filled in. */
export interface OrganisationSettings {
  /** The folder it was read from, absolute. */
  readonly configDir: string;
  readonly name: string;
  /** Where every process of this machine keeps its data, absolute. */
  readonly dataDir: string;
  /** False for a real organisation. */
  readonly demo: false | { readonly traffic: boolean };
  /** The origin that browsers reach, such as `https://attendance.example.com`; undefined: loopback only. */
  readonly publicUrl: string | undefined;
  /** Addresses and networks whose `x-forwarded-for` counts. */
  readonly trustedProxies: readonly string[];
  /** What stands before the listeners. */
  readonly edge: EdgeFile;
  /** Days that the directory keeps rows of the audit log, and sessions that are over. */
  readonly retention: {
    readonly auditDays: number;
    readonly sessionDays: number;
    /** After so many days `bf retention` names who left. */
    readonly leaverDays?: number | undefined;
  };
  /** After how long unused, and after how long in all, whoever is signed in signs in anew; milliseconds. */
  readonly sessions: { readonly idleMs: number; readonly longestMs: number };
  /** Networks where webhooks may lead although they are none of the internet. */
  readonly webhooks: { readonly allow: readonly string[] };
  /** The mail server that takes our messages; undefined: none is sent. */
  readonly email: EmailFile | undefined;
  /** The OpenID Connect provider by which people may sign in; undefined: none. */
  readonly oidc: OidcFile | undefined;
  /** Who signs in by a second factor, whether they want to or not: nobody, or every ADMIN. */
  readonly security: { readonly secondFactor: "OFF" | "ADMIN" };
  /** Whether a PIN is one person in the whole organisation, or somebody else at each place. */
  readonly identity: "organisation" | "place";
  /** The key of punch identity, absolute. */
  readonly identityKeyFile: string;
  readonly listen: ListenConfigs;
  readonly urls: ServiceUrls;
  readonly tls: OutgoingTls;
}

const HOUR_MS = 3_600_000;

/** Reads `organisation.json` of a folder, adding every fault to `faults`; undefined when the file has one. */
export function readSettings(dir: string, faults: ConfigFault[]): OrganisationSettings | undefined {
  const configDir = resolve(dir);
  const name = join(configDir, "organisation.json");
  const file = parseFile(name, organisationFile, faults);
  if (file === undefined) return undefined;
  faults.push(...findDoubleAddresses(file, name));
  const dataDir = resolve(configDir, file.dataDir);
  const publicUrl = file.publicUrl === undefined ? undefined : new URL(file.publicUrl).origin;
  faults.push(...findOidcFault({ oidc: file.oidc, publicUrl, configDir }));
  const listen = toListenConfigs(file, configDir);
  faults.push(...findPlainPublicUrl(publicUrl, listen.web.tls, name));
  return {
    configDir,
    name: file.name,
    dataDir,
    demo: file.demo === true ? { traffic: true } : file.demo,
    publicUrl,
    trustedProxies: file.trustedProxies,
    edge: file.edge,
    retention: file.retention,
    sessions: { idleMs: file.sessions.idleHours * HOUR_MS, longestMs: file.sessions.longestDays * 24 * HOUR_MS },
    webhooks: file.webhooks,
    email: file.email,
    oidc: file.oidc,
    security: file.security,
    identity: file.identity,
    identityKeyFile: resolve(configDir, file.identityKeyFile ?? join(dataDir, "keys", "identity.key")),
    listen,
    urls: {
      router: file.urls.router === undefined ? toOrigin(listen.router) : new URL(file.urls.router).origin,
      directory: file.urls.directory === undefined ? toOrigin(listen.directory) : new URL(file.urls.directory).origin,
      attendance:
        file.urls.attendance === undefined ? toOrigin(listen.attendance) : new URL(file.urls.attendance).origin,
    },
    tls: toOutgoingTls(file.tls, configDir),
  };
}

/** What keeps one process from using the certificate of its own listener, and from trusting others. */
export function findOwnTlsFaults(
  settings: OrganisationSettings | undefined,
  service: "router" | "directory" | "attendance" | "web",
): readonly ConfigFault[] {
  if (settings === undefined) return [];
  const file = join(settings.configDir, "organisation.json");
  const own = findTlsFaults(settings.listen[service].tls, { file, key: `listen.${service}.tls` });
  return [...own, ...findOutgoingFaults(settings.tls, file)];
}

/**
 * Gives `value`, frozen to its leaves.
 *
 * @throws {ConfigError} when there are faults, or no value.
 */
export function freezeOrThrow<T>(value: T | undefined, faults: readonly ConfigFault[]): T {
  if (faults.length > 0 || value === undefined) throw new ConfigError(faults);
  return deepFreeze(value);
}

function deepFreeze<T>(value: T): T {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}
