import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { KEY_ROLES } from "@biometricflow/directory/operate";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { withAccounts } from "../organisation-accounts.ts";
import { parsePlaces, parseRole, refuseBoundless, showPlaces } from "../rights.ts";

const OPTIONS = {
  config: { type: "string", default: "config" },
  name: { type: "string" },
  role: { type: "string", default: "VIEWER" },
  places: { type: "string" },
  json: { type: "boolean", default: false },
} as const;

/** `bf api-key add`. */
export const apiKeyAdd: Command = {
  name: "api-key add",
  summary: "makes an API key for a program and prints it, this once",
  usage: `--name N [--role R] [--places a,b] [--config DIR] [--json]

  --config  the organisation's folder, default config
  --name    which program it is for: a-z, 0-9, . _ and -
  --role    ${KEY_ROLES.join(", ")}; default VIEWER
  --places  ids of places, default every place; a PLACE_ADMIN, a FEEDER and a SCREEN need them
  --json    one JSON object

  A FEEDER tells punches by recordPunch at its places, and may do and read nothing else.
  A SCREEN hangs on a wall: it shows who comes and who is in there, opened as <publicUrl>/screen#<key>.
  The key alone goes to stdout; only its hash is kept.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: OPTIONS });
    const { name } = values;
    if (name === undefined) throw badUsage("--name is wanted");
    const organisation = readOrganisation(values.config);
    const role = parseRole(values.role, KEY_ROLES) ?? "VIEWER";
    const places = parsePlaces(values.places, organisation);
    refuseBoundless(role, places);
    const added = await withAccounts(organisation, (accounts) => accounts.addKey({ name, role, places }));
    if (added.outcome !== "DONE") {
      throw new CommandError("KEY_EXISTS", `there is a key ${name} already; make one with another name`, {
        exitCode: BAD_INPUT,
      });
    }
    const { apiKey } = added;
    process.stdout.write(values.json ? `${JSON.stringify({ name, role, places, apiKey })}\n` : `${apiKey}\n`);
    if (!values.json) process.stderr.write(`key ${name}: ${role} at ${showPlaces(places)}; it is not shown again\n`);
    return 0;
  },
};
