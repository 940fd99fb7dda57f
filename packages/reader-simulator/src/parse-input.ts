import { badInput } from "./errors.ts";

/**
 * Checks that `value` is an object with known keys only; nothing at all counts as an empty one.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT`
 */
export function parseObject(value: unknown, keys: readonly string[], what: string): Readonly<Record<string, unknown>> {
  if (value === undefined || value === null) return {};
  if (typeof value !== "object" || Array.isArray(value)) throw badInput(`${what} must be a JSON object`);
  const unknown = Object.keys(value).filter((key) => !keys.includes(key));
  if (unknown.length > 0) throw badInput(`${what} has no ${unknown.join(", ")}; it may have ${keys.join(", ")}`);
  return { ...value };
}

/**
 * Checks a whole number in a range.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT`
 */
export function parseWhole(name: string, value: unknown, low: number, high: number): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < low || value > high) {
    throw badInput(`${name} must be a whole number from ${low} to ${high}; got ${JSON.stringify(value)}`);
  }
  return value;
}
