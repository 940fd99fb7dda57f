import { parseArgs } from "node:util";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { readOrganisation } from "@biometricflow/config/organisation";
import { type AuditVerdict, verifyAudit } from "@biometricflow/directory/operate";
import type { Command } from "../command.ts";
import { findDirectory } from "../own-directory.ts";

/** `bf audit verify`. */
export const auditVerify: Command = {
  name: "audit verify",
  summary: "checks the audit chain row by row, and against what the router heard of it",
  usage: `[--config DIR] [--json]

  --config  the organisation's folder, default config
  --json    one JSON object

  The directory may run; nothing is written. Finds rows that were changed, removed or inserted, and an end that was cut off: the
  router keeps what it was told of the newest row each minute, one of each hour for a week and one of each day for 450 days.
  Without the router's file (it runs elsewhere, or has not run) the chain is checked by itself alone, which is said.
  A directory that was restored from a backup ends before what the router heard: it is shown as cut off.
  Ends with 0 where all is right, and with 1 where it is not.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { config: { type: "string", default: "config" }, json: { type: "boolean", default: false } },
    });
    const organisation = readOrganisation(values.config);
    const { routerAuditHeads } = toDataPaths(organisation.dataDir);
    const verdict = await verifyAudit(findDirectory(organisation), routerAuditHeads);
    const isRight = verdict.brokenAt === null && verdict.head === null;
    process.stdout.write(
      values.json ? `${JSON.stringify({ isRight, ...verdict })}\n` : `${toLines(verdict).join("\n")}\n`,
    );
    return isRight ? 0 : 1;
  },
};

function toLines({ rows, lastSeq, heads, brokenAt, head }: AuditVerdict): readonly string[] {
  const chain =
    brokenAt === null
      ? `${rows} rows fit, the last is ${lastSeq}`
      : `row ${brokenAt} does not fit: it, or the one before it, was changed, removed or inserted afterwards`;
  return [chain, toHeadLine(heads, head)];
}

function toHeadLine(heads: number, fault: AuditVerdict["head"]): string {
  if (heads === 0) return "the router keeps nothing of it here: an end that was cut off would not be found";
  if (fault === null) return `fits the ${heads} heads that the router keeps`;
  const at = new Date(fault.atMs).toISOString();
  return fault.kind === "CUT_OFF"
    ? `ends before row ${fault.seq}, which the router heard of at ${at}: rows at the end were removed, or the store is a restored backup`
    : `row ${fault.seq} is another one than the router heard of at ${at}: the chain was made anew`;
}
