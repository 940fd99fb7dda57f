import type { ConfigFault } from "./config-error.ts";
import type { ListenConfigs } from "./listen.ts";
import type { PlaceConfig } from "./place.ts";

/** Ports that two processes of one machine would share. */
export function findClashes(places: readonly PlaceConfig[], listen: ListenConfigs | undefined): readonly ConfigFault[] {
  const faults: ConfigFault[] = [];
  const takenBy = new Map<number, string>();
  const claim = (port: number | undefined, file: string, key: string) => {
    if (port === undefined || port === 0) return;
    const owner = takenBy.get(port);
    if (owner === undefined) takenBy.set(port, `${file} ${key}`);
    else faults.push({ file, key, found: String(port), expected: `a port that ${owner} does not use` });
  };
  for (const [service, address] of Object.entries(listen ?? {}))
    claim(address?.port, "organisation.json", `listen.${service}.port`);
  for (const place of places) {
    const file = `places/${place.id}.json`;
    claim(place.port, file, "port");
    claim(place.push?.port, file, "push.port");
  }
  return faults;
}
