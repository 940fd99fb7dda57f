import { writeFile } from "node:fs/promises";
import { type Capture, captureLog, captureUsers, PinMask } from "../report/capture.ts";
import { makeReport, type ReaderReport, type ReportBytes } from "../report/reader-report.ts";
import type { CliContext } from "./commands.ts";

/** Prints what a stranger may know of a reader, and writes its records without anybody in them where a file is named. */
export async function printReport(
  { reader, output, isJson, signal }: CliContext,
  { capture }: { readonly capture: string | undefined },
): Promise<void> {
  const { report, bytes } = await makeReport(reader, signal);
  await output.write(isJson ? [JSON.stringify(report)] : toLines(report));
  if (capture === undefined) return;
  await writeFile(capture, `${JSON.stringify(toCapture(report, bytes), null, 1)}\n`, { mode: 0o600 });
  if (!isJson)
    await output.write(["", `capture       ${capture}: PINs are replaced; names, passwords and cards are left out`]);
}

/** Rows of an unknown layout are left out: nobody knows where in them somebody stands. */
function toCapture({ log, users }: ReaderReport, bytes: ReportBytes): Capture {
  const mask = new PinMask();
  const [layout, userBytes] = [log?.layout, users?.recordBytes];
  return {
    layout,
    log: bytes.log === undefined || layout === undefined ? [] : captureLog(bytes.log, layout, mask),
    userBytes,
    users: bytes.users === undefined || userBytes === undefined ? [] : captureUsers(bytes.users, userBytes, mask),
  };
}

const line = (name: string, told: unknown): string =>
  `${name.padEnd(14)}${typeof told === "string" ? told : JSON.stringify(told)}`;

function toLines({ firmware, options, steps, log, users, connection }: ReaderReport): readonly string[] {
  const { tried = [], shapes = [], ...logFacts } = log ?? {};
  return [
    "Reader report: no PIN, no name, no card, no address is in it.",
    "",
    line("firmware", firmware ?? "unknown"),
    ...Object.entries(options).map(([name, value]) => line(name, value)),
    "",
    ...steps.map(({ step, outcome, told, tookMs }) => line(step, `${outcome}  ${tookMs} ms  ${told}`)),
    "",
    line("log", logFacts),
    ...tried.map(({ layout, ...reading }) => line(`  ${layout}`, reading)),
    ...shapes.map(({ recordBytes, ...shape }) => line(`  ${recordBytes} bytes`, shape)),
    line("users", users ?? "none"),
    line("connection", connection),
  ];
}
