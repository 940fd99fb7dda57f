import type { TlsFiles } from "./certificate.ts";
import type { ConfigFault } from "./config-error.ts";
import { LOOPBACK } from "./hosts.ts";
import type { OrganisationFile } from "./organisation-file.ts";
import { toTlsFiles } from "./server-tls.ts";

/** Where a process listens. */
export interface ListenConfig {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
  /** The certificate that it shows; it speaks plain HTTP without. */
  readonly tls?: TlsFiles | undefined;
}

/** Where the processes of an organisation listen, when this machine runs them. */
export interface ListenConfigs {
  readonly router: ListenConfig;
  readonly directory: ListenConfig;
  readonly web: ListenConfig;
  readonly attendance: ListenConfig;
  /** Control of simulated readers; undefined when the file names none. */
  readonly simulator: ListenConfig | undefined;
}

type Service = keyof ListenConfigs;
type Given = NonNullable<OrganisationFile["listen"]["directory"]>;

const SERVICES: readonly Service[] = ["router", "directory", "attendance", "web", "simulator"];
const DEFAULT_PORTS = { router: 9000, directory: 9100, attendance: 9200, web: 8501, simulator: 14_300 } as const;

/** Joins `listen` with `ports`, its older form, and the default ports. */
export function toListenConfigs(file: OrganisationFile, configDir: string): ListenConfigs {
  const named = (service: Service): ListenConfig | undefined => {
    const given: Given | undefined = file.listen[service];
    const port = given?.port ?? file.ports[service];
    if (given === undefined && port === undefined) return undefined;
    const tls = toTlsFiles(given?.tls, configDir);
    return { host: given?.host ?? LOOPBACK, port: port ?? DEFAULT_PORTS[service], ...(tls && { tls }) };
  };
  const orDefault = (service: Service) => named(service) ?? { host: LOOPBACK, port: DEFAULT_PORTS[service] };
  return {
    router: orDefault("router"),
    directory: orDefault("directory"),
    web: orDefault("web"),
    attendance: orDefault("attendance"),
    simulator: named("simulator"),
  };
}

/** A service that both `listen` and `ports` name has two addresses: nobody may guess which one counts. */
export function findDoubleAddresses(file: OrganisationFile, name: string): readonly ConfigFault[] {
  return SERVICES.filter((service) => file.listen[service] && file.ports[service] !== undefined).map((service) => ({
    file: name,
    key: `ports.${service}`,
    found: String(file.ports[service]),
    expected: `nothing: listen.${service} says it already`,
  }));
}
