import { isPlaceId } from "./global-id.ts";

/** A place as the directory's registry describes it. */
export interface RegisteredPlace {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  /** IANA zone. */
  readonly timeZone: string;
  /** GraphQL endpoints, best first. */
  readonly urls: readonly string[];
  readonly enabled: boolean;
  /** The order on pages and of retries; smaller is earlier. */
  readonly priority: number;
}

/** One state of the registry. */
export interface RegistrySnapshot {
  /** The directory's ETag; empty for the state that came from configuration files. */
  readonly version: string;
  readonly places: readonly RegisteredPlace[];
}

/** Reads a snapshot out of JSON. `undefined` when any part of it is not as it must be. */
export function parseRegistry(json: unknown): RegistrySnapshot | undefined {
  if (!isRecord(json)) return undefined;
  const { version, places } = json;
  if (typeof version !== "string" || !Array.isArray(places)) return undefined;
  const parsed = places.map(parsePlace);
  return parsed.every((place) => place !== undefined) ? { version, places: parsed } : undefined;
}

function parsePlace(json: unknown): RegisteredPlace | undefined {
  if (!isRecord(json)) return undefined;
  const { id, name, location, timeZone, urls, enabled, priority } = json;
  if (typeof id !== "string" || !isPlaceId(id) || typeof name !== "string") return undefined;
  if (typeof location !== "string" || typeof timeZone !== "string") return undefined;
  if (typeof enabled !== "boolean" || typeof priority !== "number") return undefined;
  if (!Array.isArray(urls) || !urls.every(isHttpUrl)) return undefined;
  return { id, name, location, timeZone, urls, enabled, priority };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isHttpUrl(value: unknown): value is string {
  return typeof value === "string" && /^https?:$/.test(URL.parse(value)?.protocol ?? "");
}
