import { parseArgs } from "node:util";
import type { Command } from "../command.ts";
import {
  ACCOUNT_OPTIONS,
  ACCOUNT_OPTIONS_HELP,
  changeAccount,
  requireUsername,
  SIGNED_OUT,
} from "../organisation-accounts.ts";

/** `bf account forget-factor`. */
export const accountForgetFactor: Command = {
  name: "account forget-factor",
  summary: "takes the second factor of somebody who lost it; its sessions end",
  usage: `--username U [--config DIR] [--json]

${ACCOUNT_OPTIONS_HELP}

  The password alone signs in then, and its owner can set up another one. Administrators do the same on the page of accounts;
  this is for the last of them.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: ACCOUNT_OPTIONS });
    const username = requireUsername(values.username);
    const done = `${username} signs in by the password alone; ${SIGNED_OUT}`;
    return changeAccount({ username, config: values.config, isJson: values.json, done }, (accounts) =>
      accounts.forgetFactor(username),
    );
  },
};
