import type { Fault } from "./fault.ts";

const OPEN = "packages/edge/src/open-tls.ts";
const FOLLOW = "packages/edge/src/follow-files.ts";
const CERTIFICATE = "config/src/certificate.ts";
const renewed = { project: "integration", tests: "listener-tls" } as const;
const upstream = { project: "integration", tests: "attacks/tls-upstream" } as const;
const clients = { project: "integration", tests: "integration/client-certificates" } as const;
const configured = { project: "integration", tests: "config-certificates" } as const;

/** Faults of listeners with a certificate. */
export const TLS_FAULTS: readonly Fault[] = [
  {
    name: "a renewed certificate waits for a restart",
    file: OPEN,
    find: "for (const server of servers) server.setSecureContext(toOptions(next));",
    replace: "",
    ...renewed,
  },
  {
    name: "a certificate is taken while its key is still being written",
    file: FOLLOW,
    find: "if (!isSettled || found.text === judged) return;",
    replace: "if (found.text === judged) return;",
    ...renewed,
  },
  {
    name: "a broken certificate is told at each look",
    file: FOLLOW,
    find: "if (!isTold)\n",
    replace: "",
    ...renewed,
  },
  {
    name: "a certificate that has not begun is never looked at again",
    file: FOLLOW,
    find: "if (error.code === MENDED_BY_TIME) judged = undefined;",
    replace: "",
    ...renewed,
  },
  {
    name: "whoever says nothing at all holds a TLS connection for two minutes",
    file: "packages/service/src/http/listener-options.ts",
    find: "{ ...tls.options(), ...told, handshakeTimeout }",
    replace: "{ ...tls.options(), ...told }",
    project: "integration",
    tests: "attacks/tls-listener",
  },
  {
    name: "one certificate that does not count keeps the other URLs of a place from being asked",
    file: "router/src/traffic/subgraph-client.ts",
    find: "if (isUntrusted && hasAnother()) return attempt();",
    replace: "",
    ...upstream,
  },
  {
    name: "a certificate that ended is shown",
    file: CERTIFICATE,
    find: "if (nowMs >= endsAtMs)",
    replace: "if (nowMs >= endsAtMs && nowMs < 0)",
    ...configured,
  },
  {
    name: "a key of another certificate is taken",
    file: CERTIFICATE,
    find: "if (!leaf.checkPrivateKey(privateKey))",
    replace: "if (!leaf.checkPrivateKey(privateKey) && nowMs < 0)",
    ...configured,
  },
  {
    name: "a process with a certificate speaks plain HTTP",
    file: "packages/service/src/http/listener-options.ts",
    find: "if (tls === undefined)",
    replace: "if (tls !== null)",
    ...configured,
  },
  {
    name: "others come to a listener with a certificate by http",
    file: "config/src/hosts.ts",
    find: 'return tls === undefined ? "http" : "https";',
    replace: 'return tls === null ? "https" : "http";',
    ...configured,
  },
  {
    name: "a loopback name is bound to TLS for a year",
    file: "web/src/serving/front-door.ts",
    find: 'ownOrigin === publicUrl && publicUrl.startsWith("https:")',
    replace: 'ownOrigin.startsWith("https:")',
    project: "integration",
    tests: "attacks/dashboard-guard",
  },
  {
    name: "whoever answers at the port is the service to the supervisor",
    file: "scripts/supervisor/probe.ts",
    find: "new X509Certificate(readFileSync(certFile)).toString()",
    replace: "readFileSync(certFile)",
    ...renewed,
  },
  {
    name: "a certificate that does not count is asked again and again, and given up in the end",
    file: "router/src/traffic/endpoint.ts",
    find: "else if (findUntrusted(error) !== undefined)",
    replace: "else if (request.body === undefined)",
    ...upstream,
  },
  {
    name: "nobody says why a place is not believed",
    file: "packages/service/src/http/untrusted.ts",
    find: "return CODES.has(code) ? String(code)",
    replace: "return CODES.has(code) ? undefined",
    ...upstream,
  },
  {
    name: "a service does not read whom it may trust",
    file: "packages/service/src/process/service-process.ts",
    find: "    openTrust(config.tls?.caFile, { log });\n",
    replace: "",
    ...configured,
  },
  {
    name: "the router does not read whom it may trust",
    file: "router/src/main.ts",
    find: "  openTrust(config.tls.caFile, { log });\n",
    replace: "",
    ...configured,
  },
  {
    name: "whoever comes without a certificate that counts is served",
    file: "packages/edge/src/admit-clients.ts",
    find: "if (socket.authorized)",
    replace: "if (socket.encrypted)",
    ...clients,
  },
  {
    name: "an older session stands for a certificate that counts no more",
    file: OPEN,
    find: "rejectUnauthorized: false, secureOptions }",
    replace: "rejectUnauthorized: false, secureOptions: secureOptions && 0 }",
    ...clients,
  },
  {
    name: "those who vouch for clients wait for a restart",
    file: OPEN,
    find: "`${cert}\\n${key}\\n${clientCa}`",
    replace: "`${cert}\\n${key}\\n${clientCa === undefined}`",
    ...clients,
  },
  {
    name: "a renewed certificate of ours is shown on no connection of a pool",
    file: "packages/edge/src/own-connections.ts",
    find: "if (known !== shown) {",
    replace: "if (known === undefined && known !== shown) {",
    ...clients,
  },
  {
    name: "sockets to places show no certificate",
    file: "router/src/place-links/place-socket.ts",
    find: ", ...toClientTls() }",
    replace: " }",
    ...clients,
  },
  {
    name: "a service shows no certificate to whom it asks",
    file: "packages/service/src/process/service-process.ts",
    find: "    openClientCertificate(config.tls?.client, { log });\n",
    replace: "",
    ...configured,
  },
  {
    name: "nobody says that a place does not take the router's certificate",
    file: "router/src/traffic/graphql-response.ts",
    find: "if (stranger !== undefined)",
    replace: "if (stranger === null)",
    ...upstream,
  },
  {
    name: "nobody is told that a certificate ends",
    file: "packages/service/src/http/health.ts",
    find: "...listCertificateAlarms(Date.now())]",
    replace: "...listCertificateAlarms(0)]",
    ...renewed,
  },
  {
    name: "a renewed certificate is still said to end",
    file: OPEN,
    find: "    useCertificate(files.certFile, endsAtMs);\n",
    replace: "    if (current.cert === '') useCertificate(files.certFile, endsAtMs);\n",
    ...renewed,
  },
  {
    name: "what is said of a certificate is taken for readers that share a comm key",
    file: "packages/bf/src/security-audit/audit-files.ts",
    find: '(status === "ABSENT" || certificates.has(file) ? [] : notes)',
    replace: '(status === "ABSENT" || certificates.size > 9 ? [] : notes)',
    project: "integration",
    tests: "bf-security-audit",
  },
];
