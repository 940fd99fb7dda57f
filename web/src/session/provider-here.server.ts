import "server-only";
import { headers } from "next/headers";
import { readRuntimeSettings } from "../lib/runtime-settings.ts";
import { toOwnOrigin } from "./same-origin.ts";

/** What the button of the provider says; empty where there is none, and at an address that the provider does not lead back to. */
export async function readProviderLabel(): Promise<string> {
  const { providerLabel, providerOrigin } = readRuntimeSettings();
  return toOwnOrigin(await headers()) === providerOrigin ? providerLabel : "";
}
