/**
 * Finds where two JSON values differ in shape, that is in keys and kinds, not in what they hold. A list counts by its first
 * element; null and an empty list fit anything. Gives paths such as `data.punches.totalCount`.
 */
export function findDifferences(expected: unknown, actual: unknown, path = ""): readonly string[] {
  if (expected === null || actual === null) return [];
  if (Array.isArray(expected) && Array.isArray(actual)) {
    return expected.length === 0 || actual.length === 0 ? [] : findDifferences(expected[0], actual[0], `${path}[0]`);
  }
  if (isObject(expected) && isObject(actual)) {
    const keys = new Set([...Object.keys(expected), ...Object.keys(actual)]);
    return [...keys].flatMap((key) =>
      key in expected && key in actual
        ? findDifferences(expected[key], actual[key], toPath(path, key))
        : [`${toPath(path, key)} is in one alone`],
    );
  }
  return typeof expected === typeof actual && !isObject(expected) && !isObject(actual)
    ? []
    : [`${path} is of another kind`];
}

function toPath(path: string, key: string): string {
  return path === "" ? key : `${path}.${key}`;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
