/**
 * The command line: `zk info|log|live|users|time|set-time|report`. Exit codes: 0 done, 1 the reader could not be asked, 2 bad usage.
 */
import { type CliCommand, type CliUsage, parseArguments, USAGE } from "./cli/arguments.ts";
import { COMMANDS } from "./cli/command-table.ts";
import type { CliContext } from "./cli/commands.ts";
import { createLineWriter } from "./cli/output.ts";
import { connectReader, type ReaderSettings } from "./client/connect-reader.ts";
import { DeviceError } from "./client/device-error.ts";
import type { DeviceEvent } from "./client/device-event.ts";
import { createTcpOpener } from "./transports/tcp-transport.ts";
import { createUdpOpener } from "./transports/udp-transport.ts";

const FAILED = 1;
const BAD_USAGE = 2;

process.exitCode = await run(parseArguments(process.argv.slice(2)));

async function run(command: CliCommand | CliUsage): Promise<number> {
  if (command.name !== "usage") return runCommand(command);
  if (command.fault === undefined) {
    process.stdout.write(USAGE);
    return 0;
  }
  tell(command.isJson, { code: "BAD_USAGE", message: command.fault });
  if (!command.isJson) process.stderr.write(USAGE);
  return BAD_USAGE;
}

async function runCommand(command: CliCommand): Promise<number> {
  const wanted = new AbortController();
  const lost = new AbortController();
  const output = createLineWriter(process.stdout, () => wanted.abort());
  for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => wanted.abort());

  const signal = AbortSignal.any([wanted.signal, lost.signal]);
  const warn: CliContext["warn"] = (code, message, details) => warnOf(command.isJson, { code, message, ...details });
  try {
    await ask(command, { output, warn, isJson: command.isJson, signal }, (error) => lost.abort(error));
    return 0;
  } catch (error) {
    // Half a log is no log, however it came about; only `live` ends by an interrupt.
    if (wanted.signal.aborted) return command.name === "live" || !output.isOpen ? 0 : FAILED;
    return reportFailure(lost.signal.aborted ? lost.signal.reason : error, command.isJson);
  }
}

async function ask(
  { name, host, port, isUdp, timeoutMs, zone, at, capture, ...how }: CliCommand,
  context: Omit<CliContext, "reader">,
  onClose: ReaderSettings["onClose"],
): Promise<void> {
  let onEvent = (_event: DeviceEvent): void => undefined;
  const address = { host, port, connectTimeoutMs: timeoutMs };
  const open = isUdp ? createUdpOpener(address) : createTcpOpener(address);
  const settings = { ...how, requestTimeoutMs: timeoutMs, onEvent: (event: DeviceEvent) => onEvent(event), onClose };
  const reader = await connectReader(open, settings, context.signal);
  try {
    await COMMANDS[name]({ ...context, reader }, { zone, at, capture, follow: (take) => (onEvent = take) });
  } finally {
    await reader.close();
  }
}

function reportFailure(error: unknown, isJson: boolean): number {
  if (!(error instanceof DeviceError)) throw error;
  const reason = error.cause instanceof Error ? `: ${error.cause.message}` : "";
  const { code, step, action } = error;
  tell(isJson, { code, message: `${error.message}${reason}`, ...(step === undefined ? {} : { step }), action });
  return FAILED;
}

interface Failure {
  readonly code: string;
  readonly message: string;
  readonly step?: string;
  readonly action?: string;
}

function tell(isJson: boolean, failure: Failure): void {
  const { code, message, step, action } = failure;
  const details = Object.entries({ step, action }).flatMap(([name, text]) =>
    text === undefined ? [] : [`${name}: ${text}`],
  );
  const lines = isJson ? [JSON.stringify({ error: failure })] : [`${code}: ${message}`, ...details];
  process.stderr.write(`${lines.join("\n")}\n`);
}

function warnOf(isJson: boolean, warning: Readonly<Record<string, string | number>>): void {
  process.stderr.write(isJson ? `${JSON.stringify({ warning })}\n` : `${warning["code"]}: ${warning["message"]}\n`);
}
