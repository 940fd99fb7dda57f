import { isIPv6 } from "node:net";
import { isPublicAddress, LOOPBACK_NAMES } from "@biometricflow/config/hosts";
import type { OrganisationConfig } from "@biometricflow/config/organisation";
import type { AuditFinding } from "./finding.ts";

const SELF: ReadonlySet<string> = new Set(LOOPBACK_NAMES);
const TLS = "Put TLS in front of it as docs/INSTALL.md says, and write https:// here";
/** Networks with fewer fixed bits have more than 65,536 addresses, or nobody's number of them. */
const LEAST_BITS = { ipv4: 16, ipv6: 64 };

/** What of the configuration lets others listen, or say who they are. */
export function auditSettings(organisation: OrganisationConfig): readonly AuditFinding[] {
  const { publicUrl, urls, remotePlaces, trustedProxies } = organisation;
  const between = [
    ...(["router", "directory", "attendance"] as const).map((name) => [`organisation.json urls.${name}`, urls[name]]),
    ...remotePlaces.map(({ id, url }) => [`places/${id}.json url`, url]),
  ] as const;
  return [
    ...(publicUrl !== undefined && isOpenToListeners(publicUrl) ? [toPlainPublic()] : []),
    ...between.flatMap(([where = "", url = ""]) => (isOpenToListeners(url) ? [toPlainBetween(where)] : [])),
    ...trustedProxies.flatMap(judgeProxy),
  ];
}

/** Whether it leaves the machine without TLS. */
function isOpenToListeners(origin: string): boolean {
  const { protocol, hostname } = new URL(origin);
  return protocol === "http:" && !SELF.has(hostname);
}

function toPlainPublic(): AuditFinding {
  const message = "Browsers reach the dashboard without TLS: passwords and sessions can be read on the way";
  return { code: "PUBLIC_URL_PLAIN", severity: "HIGH", where: "organisation.json publicUrl", message, steps: [TLS] };
}

function toPlainBetween(where: string): AuditFinding {
  const message =
    "Queries and tokens go to another machine without TLS, and keys are fetched from it: who is on the line can read and change them";
  const steps = [TLS, "Until then, keep the line in a network of its own"];
  return { code: "LINE_PLAIN", severity: "MEDIUM", where, message, steps };
}

function judgeProxy(network: string): readonly AuditFinding[] {
  const [address = "", bits] = network.split("/");
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  if (bits === undefined || Number(bits) >= LEAST_BITS[family]) return [];
  const isEverybody = Number(bits) === 0 || isPublicAddress(address);
  const message = `Whoever is in ${network} may say which address a visitor has: limits and the audit log believe it`;
  const steps = ["Name the addresses of your proxies alone"];
  const severity = isEverybody ? "HIGH" : "MEDIUM";
  return [{ code: "PROXIES_WIDE", severity, where: "organisation.json trustedProxies", message, steps }];
}
