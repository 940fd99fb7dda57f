import type { DeviceEvent } from "../client/device-event.ts";
import type { CliName } from "./arguments.ts";
import { type ClockOptions, printTime, setTime } from "./clock-commands.ts";
import { printReport } from "./report-command.ts";
import { type CliContext, printInfo, printLive, printLog, printUsers } from "./commands.ts";

interface CommandOptions extends ClockOptions {
  /** Where `report` writes the records; `undefined`: nowhere. */
  readonly capture: string | undefined;
  /** Names who takes the events of the connection. */
  readonly follow: (onEvent: (event: DeviceEvent) => void) => void;
}

type RunCommand = (context: CliContext, options: CommandOptions) => Promise<void>;

/** What each command does with a reader. */
export const COMMANDS: Readonly<Record<CliName, RunCommand>> = {
  info: printInfo,
  log: printLog,
  live: (context, { follow }) => printLive(context, follow),
  users: printUsers,
  time: printTime,
  "set-time": setTime,
  report: printReport,
};
