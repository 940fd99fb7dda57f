import type { ConfigFault } from "./config-error.ts";
import { LOOPBACK } from "./hosts.ts";
import type { OrganisationFile } from "./organisation-file.ts";

/** Where a process listens. */
export interface ListenConfig {
  readonly host: string;
  /** 0 takes any free one. */
  readonly port: number;
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

const SERVICES: readonly Service[] = ["router", "directory", "attendance", "web", "simulator"];
const DEFAULT_PORTS = { router: 9000, directory: 9100, attendance: 9200, web: 8501, simulator: 14_300 } as const;

/** Joins `listen` with `ports`, its older form, and the default ports. */
export function toListenConfigs(file: OrganisationFile): ListenConfigs {
  const named = (service: Service): ListenConfig | undefined => {
    const given = file.listen[service];
    const port = given?.port ?? file.ports[service];
    if (given === undefined && port === undefined) return undefined;
    return { host: given?.host ?? LOOPBACK, port: port ?? DEFAULT_PORTS[service] };
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
