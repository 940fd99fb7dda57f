import { spawn } from "node:child_process";

/** One command of a run; its output ends with it. */
export interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
  readonly env?: NodeJS.ProcessEnv;
}

/** Where and how steps run. */
export interface StepSettings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Begins with the name of each step that is about to run. */
  readonly announce: (name: string) => void;
  readonly write: (text: Buffer) => void;
}

/** Steps that run one after the other, and others beside them that wait for nobody. */
export interface Lanes {
  /** Their output comes as it is made. */
  readonly first: readonly Step[];
  /** They have the processor when the first ones leave it, and print when they have ended. */
  readonly beside: readonly Step[];
}

/** Runs every step, also behind one that failed. @returns the names of those that failed */
export async function runLanes({ first, beside }: Lanes, settings: StepSettings): Promise<readonly string[]> {
  const failed = await Promise.all([
    runAll(first, (step) => runStep(step, settings)),
    runAll(beside, (step) => runQuietly(step, settings)),
  ]);
  return failed.flat();
}

async function runAll(steps: readonly Step[], run: (step: Step) => Promise<boolean>): Promise<readonly string[]> {
  const failed: string[] = [];
  for (const step of steps) if (!(await run(step))) failed.push(step.name);
  return failed;
}

function runStep({ name, command: [file, ...args], env }: Step, settings: StepSettings): Promise<boolean> {
  settings.announce(name);
  const child = spawn(file, args, {
    cwd: settings.cwd,
    env: { ...settings.env, ...env },
    stdio: ["ignore", "inherit", "inherit"],
  });
  return new Promise((resolve, reject) => child.once("error", reject).once("close", (code) => resolve(code === 0)));
}

/** With less of the processor than the steps of the first lane, some of which promise people an answer within seconds. */
async function runQuietly({ name, command, env }: Step, settings: StepSettings): Promise<boolean> {
  const child = spawn("nice", ["-n", "10", ...command], {
    cwd: settings.cwd,
    env: { ...settings.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (bytes: Buffer) => output.push(bytes));
  const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
  settings.announce(`${name} (ended)`);
  settings.write(Buffer.concat(output));
  return code === 0;
}
