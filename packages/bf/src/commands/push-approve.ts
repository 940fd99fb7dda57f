import { parseArgs } from "node:util";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { parsePushNumber, PUSH_OPTIONS, PUSH_OPTIONS_HELP, tellPush, withPush } from "../push-place.ts";

/** `bf push approve PLACE/NUMBER READER`. */
export const pushApprove: Command = {
  name: "push approve",
  summary: "takes a caller of the push port for a reader that has no serial number yet",
  usage: `PLACE/NUMBER READER [--config DIR] [--json]

  PLACE/NUMBER  as bf push list shows it
  READER        the id of a reader of that place with transport push, such as gate-9
${PUSH_OPTIONS_HELP} The reader has the caller's serial number
  from now on; what was kept of the caller goes into the ledger when it calls next, or at the next start of the place.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], options: PUSH_OPTIONS, allowPositionals: true });
    const [caller, readerId, ...more] = positionals;
    const [place, number] = parsePushNumber(caller);
    if (readerId === undefined || more.length > 0) throw badUsage("PLACE/NUMBER and one READER are wanted");
    const outcome = await withPush(values.config, place, (push) => push.approve(number, readerId));
    if (outcome !== "APPROVE") throw new CommandError(outcome, REFUSALS[outcome], { exitCode: BAD_INPUT });
    const told = { newcomer: `${place}/${number}`, reader: `${place}/${readerId}`, outcome: "APPROVED" };
    tellPush(values.json, told, [`${told.newcomer} is ${told.reader} from now on`]);
    return 0;
  },
};

const REFUSALS = {
  NO_SUCH_CALLER: "no such caller waits: it may have been approved or refused; see bf push list",
  NO_SUCH_READER: "the place has no reader of that id that pushes, or was not started since it was configured",
  OTHER_SERIAL: "the reader has another serial number: give the caller an entry of its own",
  SERIAL_TAKEN: "another reader of the place has this serial number",
} as const;
