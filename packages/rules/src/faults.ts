/** One fault of a configuration: where it is, what stands there and what was expected. */
export interface Fault {
  /** Path from the root, "places.RUH.shift.breakMinutes". */
  readonly key: string;
  readonly found: string;
  readonly expected: string;
}

/** Thrown for a configuration that is refused; lists every fault, not only the first. */
export class RulesError extends Error {
  readonly code = "INVALID_RULES";
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(({ key, found, expected }) => `${key}: found ${found}, expected ${expected}`).join("; "));
    this.name = "RulesError";
    this.faults = faults;
  }
}

/** A value of untrusted configuration at its path; reading it adds its faults to the shared list. */
export interface ConfigValue {
  readonly value: unknown;
  readonly key: string;
  readonly faults: Fault[];
}

/** Notes that the value is not what was expected. */
export function addFault({ value, key, faults }: ConfigValue, expected: string): void {
  faults.push({ key, found: value === undefined ? "nothing" : JSON.stringify(value), expected });
}

/** The value when `test` accepts it, else `fallback` and a fault. */
export function readValue<T>(
  config: ConfigValue,
  test: (value: unknown) => value is T,
  { expected, fallback }: { readonly expected: string; readonly fallback: T },
): T {
  if (test(config.value)) return config.value;
  addFault(config, expected);
  return fallback;
}

/** The members of an object; anything else is a fault and gives no members. */
export function readMembers(config: ConfigValue): readonly (readonly [name: string, member: ConfigValue])[] {
  const { value, key, faults } = config;
  if (!isObject(value)) {
    addFault(config, "an object");
    return [];
  }
  return Object.entries(value).map(([name, member]) => {
    return [name, { value: member, key: key === "" ? name : `${key}.${name}`, faults }];
  });
}

/** Whether the value is an object with members, an array excepted. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads one member of an object, or gives the fallback where it is absent. */
export type MemberReader = <T>(
  name: string,
  test: (value: unknown) => value is T,
  choice: { readonly expected: string; readonly fallback: T },
) => T;

/** Creates the reader of an object's members; a key outside `known` is a fault. */
export function createMemberReader(config: ConfigValue, known: readonly string[]): MemberReader {
  const members = new Map(readMembers(config));
  for (const [name, member] of members) {
    if (!known.includes(name)) addFault(member, `one of the keys ${known.join(", ")}`);
  }
  return (name, test, choice) => {
    const member = members.get(name);
    return member ? readValue(member, test, choice) : choice.fallback;
  };
}
