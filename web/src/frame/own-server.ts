import type { DeviceWrites } from "./device-writes.ts";
import type { PlaceState } from "./place-states.ts";

/** What asking this page's own server gave. */
export type OwnServerAnswer =
  /** It answers; the places and the right to change what is on readers are undefined while the router does not tell them. */
  | {
      readonly kind: "served";
      readonly places: readonly PlaceState[] | undefined;
      readonly deviceWrites: DeviceWrites | undefined;
      readonly askedAtMs: number;
    }
  | { readonly kind: "signedOut" }
  | { readonly kind: "lost" };

const WITHIN_MS = 4_000;

let running: Promise<OwnServerAnswer> | undefined;

/** Asks this page's own server whether it is there, whether the session lives, and how the places are. */
export function askOwnServer(): Promise<OwnServerAnswer> {
  running ??= ask().finally(() => {
    running = undefined;
  });
  return running;
}

async function ask(): Promise<OwnServerAnswer> {
  const askedAtMs = Date.now();
  try {
    const response = await fetch("/session/alive", { cache: "no-store", signal: AbortSignal.timeout(WITHIN_MS) });
    if (response.status === 401) return { kind: "signedOut" };
    if (!response.ok) return { kind: "lost" }; // a proxy answers in place of a server that is away
    const body: AliveAnswer = await response.json();
    const { places, deviceWrites } = body;
    return { kind: "served", places: places ?? undefined, deviceWrites: deviceWrites ?? undefined, askedAtMs };
  } catch {
    return { kind: "lost" };
  }
}

/** What `/session/alive` answers. */
export interface AliveAnswer {
  /** Null while the router does not tell them. */
  readonly places: readonly PlaceState[] | null;
  readonly deviceWrites: DeviceWrites | null;
}
