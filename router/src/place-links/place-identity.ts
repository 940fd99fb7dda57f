import { toOwnAgent } from "@biometricflow/edge/own-connections";
import { request } from "undici";
import type { RegisteredPlace } from "@biometricflow/schema/registry";

/** What a place's server says it is. */
export interface PlaceIdentity {
  readonly place: string;
  /** `undefined` when it does not say. */
  readonly timeZone: string | undefined;
}

const DEADLINE_MS = 2000;

/** Asks the server behind a GraphQL URL what it is, by GET /version. `undefined` when it gives no such answer. */
export async function readPlaceIdentity(graphqlUrl: string, authorization: string): Promise<PlaceIdentity | undefined> {
  try {
    const signal = AbortSignal.timeout(DEADLINE_MS);
    const response = await request(new URL("/version", graphqlUrl), {
      signal,
      reset: true,
      dispatcher: toOwnAgent(),
      headers: { authorization },
    });
    const json: unknown = await response.body.json();
    return response.statusCode === 200 ? parseIdentity(json) : undefined;
  } catch {
    return undefined; // not reached, or no JSON: it says nothing about who it is
  }
}

function parseIdentity(json: unknown): PlaceIdentity | undefined {
  if (typeof json !== "object" || json === null) return undefined;
  const place: unknown = Reflect.get(json, "place");
  const timeZone: unknown = Reflect.get(json, "timeZone");
  if (typeof place !== "string") return undefined;
  return { place, timeZone: typeof timeZone === "string" ? timeZone : undefined };
}

/** True when a server says that it is another place than the registry has at its address, or keeps another zone. */
export function isOtherPlace(identity: PlaceIdentity, { id, timeZone }: RegisteredPlace): boolean {
  return identity.place !== id || (identity.timeZone !== undefined && identity.timeZone !== timeZone);
}
