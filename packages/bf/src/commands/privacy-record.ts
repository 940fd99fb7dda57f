import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { type OrganisationConfig, readOrganisation } from "@biometricflow/config/organisation";
import { openPrivacy } from "@biometricflow/directory/operate";
import { createAccessTable } from "@biometricflow/service/graphql/access";
import { writeNewPrivateFile } from "@biometricflow/service/identity/private-file";
import { badUsage, type Command } from "../command.ts";
import { findDirectory } from "../own-directory.ts";
import { toProcessingRecord, toRecordText } from "../privacy/processing-record.ts";

/** The rights of every field, as the router enforces them. */
const SUPERGRAPH = new URL("../../../../schema/supergraph.graphql", import.meta.url);

/** `bf privacy record`. */
export const privacyRecord: Command = {
  name: "privacy record",
  summary: "writes the record of processing: which data of whom, why, where, how long, and who may see them",
  usage: `--out FILE [--config DIR] [--json]

  --out     a file that is not there yet, with the name .md for people or .json for programs
  --config  the organisation's folder, default config
  --json    one JSON object

  Made of the configuration, the rights of the graph and the webhooks that the directory knows; the same organisation gives the same file.
  What only people know, such as the legal ground, is listed at its end.
  Ends with 0, and with 1 where the directory was never started here: the file is there then, and says that recipients are not known.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...{ out: { type: "string" }, config: { type: "string", default: "config" } },
        json: { type: "boolean", default: false },
      },
    });
    const file = resolve(values.out ?? "");
    if (!/\.(?:md|json)$/.test(file)) throw badUsage("--out is a file that ends with .md or .json");
    if (existsSync(file)) throw badUsage(`${file} is there already: name another file`);
    const organisation = readOrganisation(values.config);
    const access = createAccessTable(readFileSync(SUPERGRAPH, "utf8"));
    const record = toProcessingRecord(organisation, access, await readRecipients(organisation));
    const text = file.endsWith(".md") ? toRecordText(record) : `${JSON.stringify(record, undefined, 1)}\n`;
    writeNewPrivateFile(file, text);
    const { kinds, recipients } = record;
    const told = { file, kinds: kinds.length, recipients: recipients?.length ?? null };
    const rest = recipients === null ? "; recipients are NOT known" : "";
    process.stdout.write(
      values.json ? `${JSON.stringify(told)}\n` : `${kinds.length} kinds of data in ${file}${rest}\n`,
    );
    return recipients === null ? 1 : 0;
  },
};

async function readRecipients(organisation: OrganisationConfig) {
  const directory = await openPrivacy(findDirectory(organisation));
  if (directory === undefined) return null;
  try {
    return await directory.listReceivers();
  } finally {
    await directory.close();
  }
}
