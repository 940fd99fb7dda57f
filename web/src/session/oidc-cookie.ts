import "server-only";
import { cookies } from "next/headers";
import { parseNextPath } from "../lib/next-path.ts";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";

/** A sign-in by the provider that this browser began. */
export interface BegunSignIn {
  /** The secret that ends it. */
  readonly binding: string;
  /** The page to return to. */
  readonly next: string;
}

/** As long as the directory waits for the answer. */
const KEEP_SECONDS = 300;
const PATH = "/session/oidc";

function toName(): string {
  return `bf_oidc_${readRuntimeSettings().cookieSuffix}`;
}

/** Keeps it in the browser. Lax: the provider's page leads back, and no other site's form does. */
export async function keepBegun({ binding, next }: BegunSignIn, isSecure: boolean): Promise<void> {
  const options = { httpOnly: true, sameSite: "lax", path: PATH, secure: isSecure, maxAge: KEEP_SECONDS } as const;
  (await cookies()).set(toName(), `${binding} ${parseNextPath(next)}`, options);
}

/** What this browser began; `undefined` where it began nothing, or too long ago. */
export async function readBegun(): Promise<BegunSignIn | undefined> {
  const [binding = "", next] = (await cookies()).get(toName())?.value.split(" ", 2) ?? [];
  return binding === "" ? undefined : { binding, next: parseNextPath(next) };
}

/** It ended. */
export async function dropBegun(): Promise<void> {
  (await cookies()).delete({ name: toName(), path: PATH });
}
