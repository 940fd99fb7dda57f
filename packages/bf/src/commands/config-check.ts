import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { BAD_INPUT, type Command, CommandError } from "../command.ts";
import { checkConfig } from "../config-check/check-config.ts";
import type { CheckedFile } from "../config-check/checked-file.ts";

/** `bf config check`. */
export const configCheck: Command = {
  name: "config check",
  summary: "says of each file of an organisation's folder whether its processes would start with it",
  usage: `[--config DIR] [--json]

  --config  the organisation's folder, default config
  --json    one JSON object

  Every process reads its part as it does at its start, and the files with secrets are opened as it opens them; nothing is made,
  changed or shown of them. Ends with 0 where all is fine, and with 1 where it is not. With DATABASE_URL, as the places are
  started with it, its password is looked at too. What lies in attendance/ is checked by attendance when it takes it in.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args],
      options: { config: { type: "string", default: "config" }, json: { type: "boolean", default: false } },
    });
    if (!existsSync(join(values.config, "organisation.json"))) {
      const message = `there is no organisation.json in ${values.config}: name the organisation's folder`;
      throw new CommandError("NO_ORGANISATION", message, { exitCode: BAD_INPUT });
    }
    const files = checkConfig(values.config, process.env);
    const isFine = files.every(({ status }) => status !== "WRONG");
    process.stdout.write(values.json ? `${JSON.stringify({ isFine, files })}\n` : files.map(toLines).join(""));
    return isFine ? 0 : 1;
  },
};

const WORDS = { FINE: "fine", ABSENT: "not there", WRONG: "" } as const;

function toLines({ file, status, faults, notes }: CheckedFile): string {
  const said = [WORDS[status], ...notes].filter((word) => word !== "").join("; ");
  const lines = faults.map(({ code, key, message }) => `${file}: ${code}: ${key === "" ? "" : `${key}: `}${message}\n`);
  return [...(said === "" ? [] : [`${file}: ${said}\n`]), ...lines].join("");
}
