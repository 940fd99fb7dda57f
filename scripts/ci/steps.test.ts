import { expect, it } from "vitest";
import { runLanes, type Step } from "./steps.ts";

const step = (name: string, script: string): Step => ({ name, command: [process.execPath, "-e", script] });

async function run(first: readonly Step[], beside: readonly Step[]) {
  const told: string[] = [];
  const settings = {
    cwd: import.meta.dirname,
    env: process.env,
    announce: (name: string) => told.push(name),
    write: (text: Buffer) => told.push(text.toString()),
  };
  return { failed: await runLanes({ first, beside }, settings), told };
}

it("runs every step of a lane, also behind one that failed, and names those that did", async () => {
  const { failed, told } = await run([step("red", "process.exit(1)"), step("green", "0")], []);
  expect(failed).toEqual(["red"]);
  expect(told).toEqual(["red", "green"]);
});

it("names a step that a signal ended", async () => {
  expect((await run([step("killed", "process.kill(process.pid, 'SIGKILL')")], [])).failed).toEqual(["killed"]);
});

it("runs steps beside the others, and prints what each said when it has ended", async () => {
  const { failed, told } = await run([], [step("red", "console.log('said'); process.exit(1)"), step("green", "0")]);
  expect(failed).toEqual(["red"]);
  expect(told.slice(0, 2)).toEqual(["red (ended)", "said\n"]);
});
