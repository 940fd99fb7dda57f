import { parseArgs } from "node:util";
import { badUsage, type Command } from "../command.ts";
import {
  ACCOUNT_OPTIONS,
  ACCOUNT_OPTIONS_HELP,
  changeAccount,
  requireUsername,
  SIGNED_OUT,
} from "../organisation-accounts.ts";
import { parseDeviceWrites } from "../rights.ts";

/** `bf account device-writes`. */
export const accountDeviceWrites: Command = {
  name: "account device-writes",
  summary: "says whether an account may write to readers at any time, or while an administrator gives the right to it",
  usage: `--username U --right RIGHT [--config DIR] [--json]

${ACCOUNT_OPTIONS_HELP}
  --right     ALWAYS or TIMED

  Its sessions end. Administrators give the right for a time on the page of accounts, each to others: where only one is left who is
  TIMED, ALWAYS lets that one write again.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { ...ACCOUNT_OPTIONS, right: { type: "string" } } });
    const username = requireUsername(values.username);
    if (values.right === undefined) throw badUsage("--right is wanted");
    const right = parseDeviceWrites(values.right);
    const when = right === "ALWAYS" ? "at any time" : "while an administrator gives the right";
    const done = `${username} may write to readers ${when}, as far as the role may; ${SIGNED_OUT}`;
    return changeAccount({ username, config: values.config, isJson: values.json, done }, (accounts) =>
      accounts.setDeviceWrites(username, right),
    );
  },
};
