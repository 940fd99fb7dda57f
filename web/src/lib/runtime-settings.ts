import "server-only";

/** What the dashboard learns when it starts. One build serves every organisation, so nothing of this is built in. */
export interface RuntimeSettings {
  /** The organisation's name, for people. */
  readonly organisation: string;
  /** The router's origin, for this server; browsers never learn it. Empty in a build, which asks nobody. */
  readonly routerUrl: string;
  /** Tells the cookies of organisations on one host apart: browsers do not separate cookies by port. */
  readonly cookieSuffix: string;
  /** Where passkeys are offered; empty where they are not. */
  readonly passkeyOrigin: string;
  /** What the organisation calls its sign-in provider; empty where it has none. */
  readonly providerLabel: string;
  /** Where that provider leads browsers back to. */
  readonly providerOrigin: string;
}

/** Reads the settings that `server.ts` hands to Next through the environment of its own process. */
export function readRuntimeSettings(): RuntimeSettings {
  return {
    organisation: process.env.BIOMETRICFLOW_ORGANISATION ?? "BiometricFlow",
    routerUrl: process.env.BIOMETRICFLOW_ROUTER_URL ?? "",
    cookieSuffix: process.env.BIOMETRICFLOW_WEB_PORT ?? "dev",
    passkeyOrigin: process.env.BIOMETRICFLOW_PASSKEY_ORIGIN ?? "",
    providerLabel: process.env.BIOMETRICFLOW_PROVIDER_LABEL ?? "",
    providerOrigin: process.env.BIOMETRICFLOW_PROVIDER_ORIGIN ?? "",
  };
}
