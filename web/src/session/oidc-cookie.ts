import "server-only";
import { cookies } from "next/headers";
import { HOME_PATH, parseNextPath } from "../lib/next-path.ts";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";

/** A sign-in by the provider that this browser began. */
export interface BegunSignIn {
  /** The secret that ends it. */
  readonly binding: string;
  /** What the provider's answer to it is known by. */
  readonly state: string;
  /** The page to return to. */
  readonly next: string;
}

/** As long as the directory waits for the answer, and then for the code. */
const KEEP_SECONDS = 300;
/** Browsers take no cookie above 4,096 bytes, name and secrets included. */
const LONGEST_NEXT = 3_000;

/** Over TLS under a prefix that no other host of the domain, and no page without TLS, can write. */
function toName(isSecure: boolean): string {
  return `${isSecure ? "__Host-" : ""}bf_oidc_${readRuntimeSettings().cookieSuffix}`;
}

/** Keeps it in the browser. Lax: the provider's page leads back, and no other site's form does. */
export async function keepBegun({ binding, state, next }: BegunSignIn, isSecure: boolean): Promise<void> {
  const options = { httpOnly: true, sameSite: "lax", path: "/", secure: isSecure, maxAge: KEEP_SECONDS } as const;
  (await cookies()).set(toName(isSecure), `${binding} ${state} ${toShortPath(next)}`, options);
}

/** What this browser began; `undefined` where it began nothing, or too long ago. */
export async function readBegun(isSecure: boolean): Promise<BegunSignIn | undefined> {
  const [binding = "", state = "", next] = (await cookies()).get(toName(isSecure))?.value.split(" ", 3) ?? [];
  return binding === "" || state === "" ? undefined : { binding, state, next: parseNextPath(next) };
}

/** It ended. */
export async function dropBegun(isSecure: boolean): Promise<void> {
  (await cookies()).delete({ name: toName(isSecure), path: "/", secure: isSecure });
}

function toShortPath(next: string): string {
  const path = parseNextPath(next);
  return encodeURIComponent(path).length > LONGEST_NEXT ? HOME_PATH : path; // so it stands in the cookie
}
