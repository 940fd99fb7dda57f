import "server-only";
import { readFile } from "node:fs/promises";

/** A simulated reader of the demo and where it is controlled. The address never leaves the server. */
export interface SimulatedReader {
  /** Such as `riyadh/gate-1`. */
  readonly id: string;
  readonly control: string;
}

/**
 * The simulated readers of this organisation; undefined when it is no demo. Read anew each time: the readers' process
 * may start again at another address.
 */
export async function readSimulatedReaders(): Promise<readonly SimulatedReader[] | undefined> {
  const file = process.env.BIOMETRICFLOW_DEMO_FILE;
  if (!file) return undefined;
  try {
    return parseReaders(JSON.parse(await readFile(file, "utf8")));
  } catch {
    return []; // not written yet, or removed: the organisation starts or ends
  }
}

/** Takes the readers with a control address out of a demo file. */
function parseReaders(demo: unknown): readonly SimulatedReader[] {
  if (typeof demo !== "object" || demo === null || !("readers" in demo) || !Array.isArray(demo.readers)) return [];
  return demo.readers.filter(isControlled).map(({ place, id, control }) => ({ id: `${place}/${id}`, control }));
}

function isControlled(reader: unknown): reader is { place: string; id: string; control: string } {
  if (typeof reader !== "object" || reader === null) return false;
  return ["place", "id", "control"].every((key) => typeof Reflect.get(reader, key) === "string");
}
