import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./src/i18n/request.ts");

const SECURITY_HEADERS = [
  { key: "x-content-type-options", value: "nosniff" },
  { key: "referrer-policy", value: "same-origin" },
  { key: "x-frame-options", value: "DENY" },
  { key: "permissions-policy", value: "camera=(), microphone=(), geolocation=()" },
];

/** `next dev` has no `server.ts` before it that passes the live socket to the router. */
function toDevelopmentSocket() {
  const has = [{ type: "header" as const, key: "upgrade", value: "websocket" }];
  return { source: "/graphql", has, destination: `${process.env.BIOMETRICFLOW_ROUTER_URL}/graphql` };
}

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  transpilePackages: ["@biometricflow/sdk"],
  typescript: { ignoreBuildErrors: true }, // `pnpm typecheck` judges types; a start must not wait for it
  headers: async () => [{ source: "/:path*", headers: SECURITY_HEADERS }],
  rewrites: async () => (process.env.NODE_ENV === "development" ? { beforeFiles: [toDevelopmentSocket()] } : []),
};

export default withNextIntl(config);
