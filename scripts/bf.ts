import { runAttendanceCases } from "../packages/rules/cli/attendance-cases.ts";
import { generateKeys } from "./keys.ts";

/** A command: its arguments in, its exit code out. */
type Command = (args: readonly string[]) => Promise<number>;

/** `bf <area> <command> args`. An area's code lives in the area; this file only knows where. */
const COMMANDS: ReadonlyMap<string, Command> = new Map([
  ["attendance cases", runAttendanceCases],
  ["keys generate", generateKeys],
]);

const [area, name, ...args] = process.argv.slice(2);
const command = COMMANDS.get(`${area} ${name}`);
if (command) {
  process.exitCode = await command(args);
} else {
  console.error(`usage: bf ${[...COMMANDS.keys()].join(" | ")}`);
  process.exitCode = 2;
}
