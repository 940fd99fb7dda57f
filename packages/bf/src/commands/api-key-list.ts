import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import type { Command } from "../command.ts";
import { withAccounts } from "../organisation-accounts.ts";

const OPTIONS = {
  config: { type: "string", default: "config" },
  json: { type: "boolean", default: false },
} as const;

/** `bf api-key list`. */
export const apiKeyList: Command = {
  name: "api-key list",
  summary: "lists the API keys by name; the keys themselves are not kept",
  usage: `[--config DIR] [--json]

  --config  the organisation's folder, default config
  --json    one JSON object`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const keys = await withAccounts(readOrganisation(values.config), ({ listKeys }) => listKeys());
    const lines = keys.map(
      ({ name, role, places, enabled }) => `${name}  ${role}  ${places.join(",")}${enabled ? "" : "  disabled"}\n`,
    );
    process.stdout.write(values.json ? `${JSON.stringify({ keys })}\n` : lines.join(""));
    return 0;
  },
};
