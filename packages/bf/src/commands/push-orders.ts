import { parseArgs } from "node:util";
import { BAD_INPUT, badUsage, type Command, CommandError } from "../command.ts";
import { parsePushId, PUSH_OPTIONS, PUSH_OPTIONS_HELP, tellPush, toInstant, withPush } from "../push-place.ts";

const MOST = 50;

/** `bf push orders PLACE/READER`. */
export const pushOrders: Command = {
  name: "push orders",
  summary: "lists what a reader that pushes was told to do, and what became of it",
  usage: `PLACE/READER [--config DIR] [--json]

  PLACE/READER  such as riyadh/gate-9
${PUSH_OPTIONS_HELP} The latest ${MOST}, the latest first.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], options: PUSH_OPTIONS, allowPositionals: true });
    const [reader, ...more] = positionals;
    const [place, readerId] = parsePushId(reader, "PLACE/READER");
    if (more.length > 0) throw badUsage("one PLACE/READER is wanted");
    const records = await withPush(values.config, place, (push) => push.listOrders(readerId, MOST));
    if (records === undefined)
      throw new CommandError("NO_SUCH_READER", `${place} has no reader "${readerId}" that pushes`, {
        exitCode: BAD_INPUT,
      });
    const orders = records.map(({ key, order, state, createdMs, deliveries, doneMs, returnCode, attlogSum }) => ({
      ...{ id: `${place}/${key}`, ...order, state, deliveries, returnCode: returnCode ?? null, sum: attlogSum ?? null },
      ...{ createdAt: toInstant(createdMs), endedAt: toInstant(doneMs) },
    }));
    const lines = orders.map(({ id, kind, state, createdAt, returnCode }) =>
      [id, kind, state, createdAt, ...(returnCode === null ? [] : [`answered ${returnCode}`])].join("  "),
    );
    tellPush(values.json, { orders }, lines.length === 0 ? ["it was told nothing yet"] : lines);
    return 0;
  },
};
