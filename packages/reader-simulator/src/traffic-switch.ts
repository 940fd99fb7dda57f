import { badInput } from "./errors.ts";
import { parseObject } from "./parse-input.ts";

/** The punches that come by themselves: of all readers of a process together. */
export interface TrafficSwitch {
  isOn(): boolean;
  turnOn(): void;
  turnOff(): void;
}

/**
 * Checks `{ on }` and gives it.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT`
 */
export function parseTraffic(value: unknown): boolean {
  const { on } = parseObject(value, ["on"], "traffic");
  if (typeof on !== "boolean") throw badInput(`on must be true or false; got ${JSON.stringify(on)}`);
  return on;
}
