import "server-only";
import { headers } from "next/headers";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";
import { toOwnOrigin } from "../session/same-origin.ts";

/** Whether the page is seen at the address where passkeys count: browsers keep them for that one alone. */
export async function arePasskeysHere(): Promise<boolean> {
  return toOwnOrigin(await headers()) === readRuntimeSettings().passkeyOrigin;
}
