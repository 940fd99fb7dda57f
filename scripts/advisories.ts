import { spawnSync } from "node:child_process";
import { judgeAudit, readAudit } from "./ci/advisories.ts";
import { REVIEWED_ADVISORIES } from "./ci/reviewed-advisories.ts";

/**
 * `pnpm advisories`: asks the registry for known advisories of the packages that the programs run with. Ends with 0 where no
 * high one is there or each is reviewed, with 1 where not, and with 2 where it could not ask: then nothing is known.
 */

const run = spawnSync("pnpm", ["audit", "--prod", "--json", ...process.argv.slice(2)], {
  encoding: "utf8",
  maxBuffer: 64 * 1024 * 1024,
});
const audit = readAudit(run.stdout);
if (audit === undefined) {
  const said = `${run.stderr}${run.stdout}`.trim().split("\n").slice(0, 4).join("\n");
  process.stderr.write(
    `ADVISORIES_UNKNOWN: the registry gave no list of advisories, so that nothing is known:\n${said}\n`,
  );
  process.exit(2);
}
const faults = judgeAudit(audit, REVIEWED_ADVISORIES, new Date().toISOString().slice(0, 10));
for (const fault of faults) process.stderr.write(`${fault}\n`);
const { totalDependencies } = audit.metadata;
process.stdout.write(
  `${totalDependencies} packages, ${faults.length} faults, ${REVIEWED_ADVISORIES.length} reviewed\n`,
);
process.exit(faults.length === 0 ? 0 : 1);
