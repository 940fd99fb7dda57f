import { parseArgs } from "node:util";
import { readOrganisation } from "@biometricflow/config/organisation";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { withSerials } from "../organisation-serials.ts";

/** `bf reader free SERIAL`. */
export const readerFree: Command = {
  name: "reader free",
  summary: "lets another place have a reader whose place cannot let go of it",
  usage: `SERIAL [--config DIR] [--json]

  SERIAL    the reader's serial number, as \`bf reader places\` lists it
  --config  the organisation's folder, default config
  --json    one JSON object instead of a sentence

  A reader is moved by removing it, or switching it off, at the place that has it. Where that place is no more, or its configuration
  no longer names the reader, this ends it from now on: the next place that meets the reader has it. A place that still runs and
  names the reader takes it back within seconds if no other one did.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { config: { type: "string", default: "config" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
    const [serialNumber, ...more] = positionals;
    if (serialNumber === undefined || more.length > 0) throw badUsage("one serial number is wanted");
    const freed = await withSerials(readOrganisation(values.config), ({ free }) => free(serialNumber));
    if (freed === undefined)
      throw new CommandError("NO_SUCH_READER", `no place has a reader "${serialNumber}"`, { exitCode: BAD_INPUT });
    const text = `${freed.placeId} has the reader ${serialNumber} no more: the next place that meets it has it\n`;
    process.stdout.write(values.json ? `${JSON.stringify({ serialNumber, placeId: freed.placeId })}\n` : text);
    return 0;
  },
};
