import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { SIGNED_OUT, withAccounts } from "../organisation-accounts.ts";

const OPTIONS = {
  config: { type: "string", default: "config" },
  name: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** `bf api-key disable`. */
export const apiKeyDisable: Command = {
  name: "api-key disable",
  summary: "ends an API key and its sessions, for good",
  usage: `--name N [--config DIR] [--json]

  --config  the organisation's folder, default config
  --name    the key's name; bf api-key list names them
  --json    one JSON object`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { name } = values;
    if (name === undefined) throw badUsage("--name is wanted");
    const outcome = await withAccounts(readOrganisation(values.config), ({ disableKey }) => disableKey(name));
    if (outcome !== "DONE") {
      throw new CommandError("NO_SUCH_KEY", `there is no key ${name}; bf api-key list names them`, {
        exitCode: BAD_INPUT,
      });
    }
    process.stdout.write(
      values.json ? `${JSON.stringify({ name, outcome })}\n` : `the key ${name} has ended; ${SIGNED_OUT}\n`,
    );
    return 0;
  },
};
