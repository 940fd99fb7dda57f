import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { ACCOUNT_OPTIONS, ACCOUNT_OPTIONS_HELP, changeAccount, requireUsername } from "../organisation-accounts.ts";

/** `bf account bind`. */
export const accountBind: Command = {
  name: "account bind",
  summary: "says as whom the sign-in provider knows the owner of an account",
  usage: `--username U --subject S [--config DIR] [--json]

${ACCOUNT_OPTIONS_HELP}
  --subject   the claim \`sub\` of the person at the provider that organisation.json names

  For providers that do not vouch for e-mails. An identity that the account had before ends, with its sessions.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { ...ACCOUNT_OPTIONS, subject: { type: "string" } } });
    const username = requireUsername(values.username);
    const { subject = "", config, json: isJson } = values;
    if (subject === "") throw badUsage("--subject is wanted");
    const { oidc } = readOrganisation(config);
    if (oidc === undefined)
      throw new CommandError("OIDC_NOT_OFFERED", "organisation.json names no provider: `oidc`", {
        exitCode: BAD_INPUT,
      });
    const done = `${username} signs in as ${subject} of ${oidc.issuer}`;
    return changeAccount({ username, config, isJson, done }, (accounts) =>
      accounts.bind(username, { issuer: oidc.issuer, subject }),
    );
  },
};
