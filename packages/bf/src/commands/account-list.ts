import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import type { Command } from "../command.ts";
import { ACCOUNT_OPTIONS, withAccounts } from "../organisation-accounts.ts";

/** `bf account list`. */
export const accountList: Command = {
  name: "account list",
  summary: "lists the accounts",
  usage: `[--config DIR] [--json]

  --config  the organisation's folder, default config
  --json    one JSON object`,
  run: async (args) => {
    const { config, json } = ACCOUNT_OPTIONS;
    const { values } = parseArgs({ args: [...args], options: { config, json } });
    const accounts = await withAccounts(readOrganisation(values.config), ({ list }) => list());
    const lines = accounts.map(
      ({ username, role, places, enabled, isBound, deviceWrites }) =>
        `${username}  ${role}  ${places.join(",")}${isBound ? "  bound" : ""}${deviceWrites === "TIMED" ? "  timed" : ""}${enabled ? "" : "  disabled"}\n`,
    );
    process.stdout.write(values.json ? `${JSON.stringify({ accounts })}\n` : lines.join(""));
    return 0;
  },
};
