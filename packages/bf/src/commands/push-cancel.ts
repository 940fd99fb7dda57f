import { parseArgs } from "node:util";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { parsePushNumber, PUSH_OPTIONS, PUSH_OPTIONS_HELP, tellPush, withPush } from "../push-place.ts";

/** `bf push cancel PLACE/NUMBER`. */
export const pushCancel: Command = {
  name: "push cancel",
  summary: "ends an order of a reader that pushes and that has not ended",
  usage: `PLACE/NUMBER [--config DIR] [--json]

  PLACE/NUMBER  as bf push orders shows it
${PUSH_OPTIONS_HELP} What the reader has done of it stays.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], options: PUSH_OPTIONS, allowPositionals: true });
    const [order, ...more] = positionals;
    const [place, number] = parsePushNumber(order);
    if (more.length > 0) throw badUsage("one PLACE/NUMBER is wanted");
    if (!(await withPush(values.config, place, (push) => push.cancel(number, Date.now()))))
      throw new CommandError("NO_SUCH_ORDER", "no such order waits; the reader may have answered it", {
        exitCode: BAD_INPUT,
      });
    const told = { order: `${place}/${number}`, outcome: "CANCELLED" };
    tellPush(values.json, told, [`${told.order} is cancelled`]);
    return 0;
  },
};
