import { parseArgs } from "node:util";
import { badUsage, type Command, CommandError } from "../command.ts";
import { askPlan } from "../init/ask-plan.ts";
import { checkReader, type ReaderCheck } from "../init/check-reader.ts";
import { type InitPlan, toFiles } from "../init/plan.ts";
import { refuseUsedFolder, writeFolder } from "../init/write-folder.ts";
import { openPrompts, type Prompts } from "../prompts.ts";

const OPTIONS = {
  name: { type: "string" },
  place: { type: "string" },
  zone: { type: "string" },
  reader: { type: "string" },
  "comm-key-file": { type: "string" },
  "skip-check": { type: "boolean", default: false },
  json: { type: "boolean", default: false },
} as const;

/** `bf init DIR`. */
export const init: Command = {
  name: "init",
  summary: "writes the folder of a new organisation: one place, one reader",
  usage: `DIR [--name N] [--place P] [--zone Z] [--reader HOST[:PORT]] [--comm-key-file F] [--skip-check] [--json]

  DIR              a new folder; nothing that exists is overwritten
  --name           the organisation's name
  --place          the first place's name
  --zone           the IANA zone of its reader's clock, such as Asia/Riyadh
  --reader         where its reader is; port 4370 unless said otherwise
  --comm-key-file  a file with the reader's comm key; none when omitted
  --skip-check     does not try the reader
  --json           one JSON object instead of sentences

  What is not given is asked for. The reader is tried: who it is, how many rows it has; nothing is changed on it.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [dir, ...more] = positionals;
    if (dir === undefined || more.length > 0) throw badUsage("one folder is wanted");
    refuseUsedFolder(dir);
    const prompts = openPrompts();
    try {
      const plan = await askPlan(values, prompts);
      const check = values["skip-check"] ? undefined : await checkReader(plan.reader, plan.commKey);
      if (check?.kind === "FAILED") await insist(check, { plan, prompts, mayAsk: values.reader === undefined });
      const files = toFiles(plan);
      writeFolder(dir, files);
      const paths = files.map(({ path }) => path);
      process.stdout.write(values.json ? toJson(dir, paths, check) : toText(dir, plan, check));
      return 0;
    } finally {
      prompts.close();
    }
  },
};

/** Who answers questions is asked whether to write all the same; a script must have said so beforehand. */
async function insist(
  { code, message, advice }: Extract<ReaderCheck, { kind: "FAILED" }>,
  { plan, prompts, mayAsk }: { readonly plan: InitPlan; readonly prompts: Prompts; readonly mayAsk: boolean },
): Promise<void> {
  const what = `${toAddress(plan)}: ${message}. ${advice}`;
  if (!mayAsk)
    throw new CommandError(code, `${what} Nothing was written; --skip-check writes the folder all the same.`);
  process.stderr.write(`${code}: ${what}\n`);
  const answer = (await prompts.ask("Write the folder all the same? [y/N] ")) ?? "";
  if (!/^y(es)?$/i.test(answer.trim())) throw new CommandError(code, "nothing was written");
}

function toAddress({ reader: { host, port } }: InitPlan): string {
  return host.includes(":") ? `[${host}]:${port}` : `${host}:${port}`;
}

function toJson(dir: string, files: readonly string[], check: ReaderCheck | undefined): string {
  return `${JSON.stringify({ dir, files, reader: check ?? null })}\n`;
}

function toCounts({ users, rows, capacity }: Extract<ReaderCheck, { kind: "FOUND" }>): string {
  return rows === undefined ? "which tells no counts" : `${users} users, ${rows} of ${capacity} rows`;
}

function toText(dir: string, plan: InitPlan, check: ReaderCheck | undefined): string {
  const found =
    check?.kind === "FOUND"
      ? `${toAddress(plan)}: serial ${check.serial}, model ${check.model}, firmware ${check.firmware}, ${toCounts(check)}\n`
      : "";
  return `${found}wrote ${dir}\nnext: npm start -- --config ${dir}\n`;
}
