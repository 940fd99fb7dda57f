import { existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { toDataPaths } from "@biometricflow/config/data-paths";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { openPrivacy, verifyAudit } from "@biometricflow/directory/operate";
import { writeNewPrivateFile } from "@biometricflow/service/identity/private-file";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { findDirectory } from "../own-directory.ts";
import { type BreachPack, toBreachPack, toBreachText } from "../privacy/breach-pack.ts";

/** `bf privacy breach`. */
export const privacyBreach: Command = {
  name: "privacy breach",
  summary: "writes who did what between two times, from the audit, and says what the audit cannot know",
  usage: `--from TIME --to TIME --out DIR [--config DIR] [--json]

  --from    such as 2026-03-01T00:00:00Z, inclusive
  --to      exclusive
  --out     a folder that is not there yet; breach.json and breach.md are put into it, for its owner alone
  --config  the organisation's folder, default config
  --json    one JSON object

  The directory may run. The pack says whether the chain of the audit is whole, who did what from where and about whom, which files
  were taken along, which sessions went on, and what nobody can know from it. The audit keeps that it was made.
  Ends with 0, and with 1 where the chain is not whole: the pack is there then, and says so.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ from: { type: "string" }, to: { type: "string" }, out: { type: "string" } },
        ...{ config: { type: "string", default: "config" }, json: { type: "boolean", default: false } },
      },
    });
    const time = { from: toInstant("--from", values.from), to: toInstant("--to", values.to) };
    if (time.from >= time.to) throw badUsage("--from lies before --to");
    if (!values.out) throw badUsage("--out is wanted");
    const folder = resolve(values.out);
    if (existsSync(folder)) throw badUsage(`${folder} is there already: name another folder`);
    const pack = await makePack(readOrganisation(values.config), time, folder);
    const { rows, chain, actors } = pack;
    const told = { folder, rows: rows.length, actors: actors.length, isRight: chain.isRight };
    const text = `${rows.length} rows by ${actors.length} in ${folder}${chain.isRight ? "" : "; THE CHAIN IS NOT WHOLE"}\n`;
    process.stdout.write(values.json ? `${JSON.stringify(told)}\n` : text);
    return chain.isRight ? 0 : 1;
  },
};

/** With its zone: a time without one is another one elsewhere. @throws BAD_USAGE */
function toInstant(name: string, text: string | undefined): string {
  const isWhole = text !== undefined && /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(text);
  const ms = isWhole ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(ms)) throw badUsage(`${name} is an instant such as 2026-03-01T00:00:00Z`);
  return new Date(ms).toISOString();
}

async function makePack(
  organisation: OrganisationConfig,
  time: { readonly from: string; readonly to: string },
  folder: string,
): Promise<BreachPack> {
  const place = findDirectory(organisation);
  const directory = await openPrivacy(place);
  if (directory === undefined)
    throw new CommandError("NO_DIRECTORY", "the directory was never started on this machine: the audit is there", {
      exitCode: BAD_INPUT,
    });
  try {
    const verdict = await verifyAudit(place, toDataPaths(organisation.dataDir).routerAuditHeads);
    const rows = await directory.listAudit(time.from, time.to);
    const sessions = await directory.listSessions(Date.parse(time.from), Date.parse(time.to));
    const pack = toBreachPack(time, { rows, sessions, keys: await directory.listKeys(), verdict });
    await directory.notePack();
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeNewPrivateFile(join(folder, "breach.json"), `${JSON.stringify(pack, undefined, 1)}\n`);
    writeNewPrivateFile(join(folder, "breach.md"), toBreachText(pack));
    return pack;
  } finally {
    await directory.close();
  }
}
