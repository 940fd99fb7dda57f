import { ConfigError } from "@biometricflow/config/config-error";
import { KeyFileError } from "@biometricflow/service/identity/keys";
import { badUsage, BAD_INPUT, type Command, CommandError } from "./command.ts";
import { accountAdd } from "./commands/account-add.ts";
import { accountBind } from "./commands/account-bind.ts";
import { accountDeviceWrites } from "./commands/account-device-writes.ts";
import { accountDisable } from "./commands/account-disable.ts";
import { accountForgetFactor } from "./commands/account-forget-factor.ts";
import { accountList } from "./commands/account-list.ts";
import { accountReset } from "./commands/account-reset.ts";
import { accountUnbind } from "./commands/account-unbind.ts";
import { apiKeyAdd } from "./commands/api-key-add.ts";
import { apiKeyDisable } from "./commands/api-key-disable.ts";
import { apiKeyList } from "./commands/api-key-list.ts";
import { attendanceCases } from "./commands/attendance-cases.ts";
import { attendanceVerify } from "./commands/attendance-verify.ts";
import { authCheck } from "./commands/auth-check.ts";
import { configCheck } from "./commands/config-check.ts";
import { auditVerify } from "./commands/audit-verify.ts";
import { init } from "./commands/init.ts";
import { keysGenerate } from "./commands/keys-generate.ts";
import { keysRotate } from "./commands/keys-rotate.ts";
import { personExport } from "./commands/person-export.ts";
import { privacyBreach } from "./commands/privacy-breach.ts";
import { privacyRecord } from "./commands/privacy-record.ts";
import { pushApprove } from "./commands/push-approve.ts";
import { pushCancel } from "./commands/push-cancel.ts";
import { pushList } from "./commands/push-list.ts";
import { pushOrders } from "./commands/push-orders.ts";
import { pushRefuse } from "./commands/push-refuse.ts";
import { readerFree } from "./commands/reader-free.ts";
import { readerPlaces } from "./commands/reader-places.ts";
import { readerAccept } from "./commands/reader-accept.ts";
import { retention } from "./commands/retention.ts";
import { securityAudit } from "./commands/security-audit.ts";
import { storeBackup } from "./commands/store-backup.ts";
import { storeRestore } from "./commands/store-restore.ts";
import { storeVerify } from "./commands/store-verify.ts";
import { tokenInspect } from "./commands/token-inspect.ts";

const COMMANDS: readonly Command[] = [
  init,
  configCheck,
  authCheck,
  securityAudit,
  accountAdd,
  accountReset,
  accountDeviceWrites,
  accountDisable,
  accountForgetFactor,
  accountBind,
  accountUnbind,
  accountList,
  apiKeyAdd,
  apiKeyDisable,
  apiKeyList,
  personExport,
  retention,
  privacyRecord,
  privacyBreach,
  readerAccept,
  readerPlaces,
  readerFree,
  pushList,
  pushApprove,
  pushRefuse,
  pushOrders,
  pushCancel,
  storeBackup,
  storeVerify,
  storeRestore,
  keysGenerate,
  keysRotate,
  tokenInspect,
  auditVerify,
  attendanceCases,
  attendanceVerify,
];

/** Runs one command line and gives the exit code: 0 done, 1 it could not be done, 2 wrong input. */
export async function runBf(args: readonly string[]): Promise<number> {
  const words = args[0] === "--" ? args.slice(1) : args; // pnpm hands its own separator through
  const command = COMMANDS.find(({ name }) => name === words.slice(0, name.split(" ").length).join(" "));
  if (command === undefined) return listCommands(words);
  const rest = words.slice(command.name.split(" ").length);
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(`${command.summary}\n\n${toUsage(command)}`);
    return 0;
  }
  try {
    return await command.run(rest);
  } catch (error) {
    return tell(command, error, rest.includes("--json"));
  }
}

function listCommands(words: readonly string[]): number {
  const isAsked = ["help", "--help", "-h"].includes(words[0] ?? "");
  const width = Math.max(...COMMANDS.map(({ name }) => name.length));
  const lines = COMMANDS.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`).join("");
  const text = `usage: bf COMMAND ...\n\n${lines}\n\`bf COMMAND --help\` says more of one.\n`;
  (isAsked ? process.stdout : process.stderr).write(text);
  return isAsked ? 0 : BAD_INPUT;
}

function toUsage({ name, usage }: Command): string {
  return `usage: bf ${name} ${usage}\n`;
}

/** Says what the operator must correct, one line or one JSON object; a fault of ours is shown with its stack. */
function tell(command: Command, error: unknown, isJson: boolean): number {
  const known = toKnown(error);
  if (known === undefined) throw error;
  const { code, message, exitCode } = known;
  process.stderr.write(isJson ? `${JSON.stringify({ error: { code, message } })}\n` : `${code}: ${message}\n`);
  if (code === "BAD_USAGE" && !isJson) process.stderr.write(toUsage(command));
  return exitCode;
}

function toKnown(error: unknown): CommandError | undefined {
  if (error instanceof CommandError) return error;
  if (!(error instanceof Error) || !("code" in error)) return undefined;
  const code = String(error.code);
  if (error instanceof KeyFileError) return new CommandError(code, withoutCode(code, error), { exitCode: BAD_INPUT });
  if (error instanceof ConfigError || code === "BAD_USER_INPUT" || code === "PASSWORD_TOO_COMMON") {
    return new CommandError(code, error.message, { exitCode: BAD_INPUT });
  }
  if (code.startsWith("ERR_PARSE_ARGS")) return badUsage(error.message);
  // the store or the file system refuses: full, locked, not ours, of a newer version
  return /^(SQLITE|STORE)_/.test(code) || "syscall" in error
    ? new CommandError(code, withoutCode(code, error))
    : undefined;
}

/** Its message begins with its code, for logs. */
function withoutCode(code: string, { message }: Error): string {
  return message.replace(`${code}: `, "");
}
