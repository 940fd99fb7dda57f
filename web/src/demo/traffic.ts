import "server-only";
import { readSimulatedReaders } from "./demo-file.ts";
import { askSimulator, type SimulatorAnswer } from "./simulator.ts";
import type { TrafficState } from "./traffic-state.ts";

/** The traffic of the demo; undefined in an organisation that is none, and where no reader is simulated. */
export async function readTraffic(): Promise<TrafficState | undefined> {
  const [reader] = (await readSimulatedReaders()) ?? [];
  return reader && toTraffic(await askSimulator(reader, "traffic"));
}

/** What an answer says of the traffic. */
export function toTraffic(answer: SimulatorAnswer): TrafficState {
  if (!answer.ok || typeof answer.body !== "object" || answer.body === null) return "unknown";
  const on: unknown = Reflect.get(answer.body, "on");
  return typeof on === "boolean" ? (on ? "on" : "off") : "unknown";
}
