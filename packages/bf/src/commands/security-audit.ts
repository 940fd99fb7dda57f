import { parseArgs } from "node:util";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { hasOperatedStore } from "@biometricflow/directory/operate";
import { badUsage, type Command } from "../command.ts";
import { listShown } from "../config-check/certificate-files.ts";
import { checkConfig } from "../config-check/check-config.ts";
import { withAccounts } from "../organisation-accounts.ts";
import { findDirectory } from "../own-directory.ts";
import { auditCertificates } from "../security-audit/audit-certificates.ts";
import { auditFiles, auditKeyAge } from "../security-audit/audit-files.ts";
import { auditApiKeys } from "../security-audit/audit-keys.ts";
import { auditReaders } from "../security-audit/audit-readers.ts";
import { auditSettings } from "../security-audit/audit-settings.ts";
import { type AuditFinding, isAtLeast, SEVERITIES, sortFindings } from "../security-audit/finding.ts";

/** `bf security audit`. */
export const securityAudit: Command = {
  name: "security audit",
  summary: "names what makes an organisation less safe, how grave it is, and what to do",
  usage: `[--config DIR] [--fail-at S] [--json]

  --config   the organisation's folder, default config
  --fail-at  ${SEVERITIES.join(", ")}: ends with 1 where a finding is as grave as that; default HIGH
  --json     one JSON object

  Looks at the files of this machine alone, whether the organisation runs or not: secrets that are open to others or examples, old
  signing keys, certificates that end, lines without TLS, proxies that are believed, comm keys and addresses of readers, API keys. Readers that were
  added in the graph, and firmware, are judged there: securityFindings of a device. Known advisories of packages: pnpm advisories.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        config: { type: "string", default: "config" },
        "fail-at": { type: "string", default: "HIGH" },
        json: { type: "boolean", default: false },
      },
    });
    const failAt = SEVERITIES.find((severity) => severity === values["fail-at"].toUpperCase());
    if (failAt === undefined) throw badUsage(`--fail-at is one of ${SEVERITIES.join(", ")}`);
    const findings = sortFindings(await audit(values.config));
    const isPassed = !findings.some((finding) => isAtLeast(finding, failAt));
    process.stdout.write(values.json ? `${JSON.stringify({ isPassed, findings })}\n` : toText(findings));
    return isPassed ? 0 : 1;
  },
};

async function audit(config: string): Promise<readonly AuditFinding[]> {
  const organisation = readOrganisation(config);
  const shown = listShown(organisation, organisation.places).map(({ tls }) => tls);
  return [
    ...auditFiles(checkConfig(config, process.env), new Set(shown.map(({ certFile }) => certFile))),
    ...auditCertificates(shown, Date.now()),
    ...auditKeyAge(organisation.dataDir, Date.now()),
    ...auditSettings(organisation),
    ...auditReaders(organisation),
    ...(await auditAccounts(organisation)),
  ];
}

/** Opening a store makes it: where there is none yet, nobody has a key. */
async function auditAccounts(organisation: OrganisationConfig): Promise<readonly AuditFinding[]> {
  if (!(await hasOperatedStore(findDirectory(organisation)))) return [];
  return auditApiKeys(await withAccounts(organisation, ({ listKeys }) => listKeys()), Date.now());
}

function toText(findings: readonly AuditFinding[]): string {
  const lines = findings.map(
    ({ severity, code, where, message, steps }) =>
      `${severity} ${code}: ${where}: ${message}\n${steps.map((step) => `    - ${step}\n`).join("")}`,
  );
  const counts = SEVERITIES.toReversed().map(
    (severity) => `${findings.filter((finding) => finding.severity === severity).length} ${severity}`,
  );
  return [...lines, `${counts.join(", ")}\n`].join("");
}
