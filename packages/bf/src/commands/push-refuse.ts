import { parseArgs } from "node:util";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { parsePushNumber, PUSH_OPTIONS, PUSH_OPTIONS_HELP, tellPush, withPush } from "../push-place.ts";

/** `bf push refuse PLACE/NUMBER`. */
export const pushRefuse: Command = {
  name: "push refuse",
  summary: "forgets a caller of the push port and everything that was kept of it",
  usage: `PLACE/NUMBER [--config DIR] [--json]

  PLACE/NUMBER  as bf push list shows it
${PUSH_OPTIONS_HELP} Who calls again is listed again: push.allow of
  the place says who may call at all.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], options: PUSH_OPTIONS, allowPositionals: true });
    const [caller, ...more] = positionals;
    const [place, number] = parsePushNumber(caller);
    if (more.length > 0) throw badUsage("one PLACE/NUMBER is wanted");
    if (!(await withPush(values.config, place, (push) => push.refuse(number))))
      throw new CommandError("NO_SUCH_CALLER", "no such caller waits; see bf push list", { exitCode: BAD_INPUT });
    const told = { newcomer: `${place}/${number}`, outcome: "REFUSED" };
    tellPush(values.json, told, [`${told.newcomer} is forgotten`]);
    return 0;
  },
};
