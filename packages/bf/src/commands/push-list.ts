import { parseArgs } from "node:util";
import { badUsage, type Command } from "../command.ts";
import { PUSH_OPTIONS, PUSH_OPTIONS_HELP, tellPush, toInstant, withPush } from "../push-place.ts";

/** `bf push list PLACE`. */
export const pushList: Command = {
  name: "push list",
  summary: "lists who calls the push port of a place and is no reader of it",
  usage: `PLACE [--config DIR] [--json]

  PLACE     such as riyadh
${PUSH_OPTIONS_HELP} Says of each its number, serial number,
  address, why it is not heard, how many lines of it are kept, and when it called last.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], options: PUSH_OPTIONS, allowPositionals: true });
    const [place, ...more] = positionals;
    if (place === undefined || more.length > 0) throw badUsage("one PLACE is wanted");
    const waiting = await withPush(values.config, place, (push) => push.listNewcomers());
    const newcomers = waiting.map(({ key, firstMs, lastMs, ...caller }) => ({
      ...{ id: `${place}/${key}`, ...caller },
      ...{ firstCallAt: toInstant(firstMs), lastCallAt: toInstant(lastMs) },
    }));
    const lines = newcomers.map(({ id, serialNumber, address, reason, lines, lastCallAt }) =>
      [id, serialNumber, address, reason, `${lines} lines`, lastCallAt].join("  "),
    );
    tellPush(values.json, { newcomers }, lines.length === 0 ? ["nobody waits"] : lines);
    return 0;
  },
};
