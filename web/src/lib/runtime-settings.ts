import "server-only";

/** What the dashboard learns when it starts. One build serves every organisation, so nothing of this is built in. */
export interface RuntimeSettings {
  /** The organisation's name, for people. */
  readonly organisation: string;
  /** The router's origin, such as `http://127.0.0.1:9000`. */
  readonly routerUrl: string;
  /** The router's socket, such as `ws://127.0.0.1:9000/graphql`. */
  readonly socketUrl: string;
  /** Tells the cookies of organisations on one host apart: browsers do not separate cookies by port. */
  readonly cookieSuffix: string;
}

/** Reads the settings that `server.ts` hands to Next through the environment of its own process. */
export function readRuntimeSettings(): RuntimeSettings {
  const routerUrl = process.env.BIOMETRICFLOW_ROUTER_URL ?? "http://127.0.0.1:9000";
  return {
    organisation: process.env.BIOMETRICFLOW_ORGANISATION ?? "BiometricFlow",
    routerUrl,
    socketUrl: `${routerUrl.replace(/^http/, "ws")}/graphql`,
    cookieSuffix: process.env.BIOMETRICFLOW_WEB_PORT ?? "dev",
  };
}
