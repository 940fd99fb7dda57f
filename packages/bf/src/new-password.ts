import { badUsage, BAD_INPUT, CommandError } from "./command.ts";
import { openPrompts } from "./prompts.ts";

/** Reads a new password: typed twice at a terminal, else the first line of stdin. Never an argument: others see those. */
export async function readNewPassword(): Promise<string> {
  const prompts = openPrompts();
  try {
    if (!process.stdin.isTTY) return (await prompts.ask("")) ?? refuseNone();
    const password = (await prompts.askSecret("Password (at least 12 characters): ")) ?? refuseNone();
    const repeat = await prompts.askSecret("Password again: ");
    if (repeat === password) return password;
    throw new CommandError("BAD_PASSWORD", "the two passwords differ", { exitCode: BAD_INPUT });
  } finally {
    prompts.close();
  }
}

function refuseNone(): never {
  throw badUsage("the password is read from stdin, and there is none");
}
