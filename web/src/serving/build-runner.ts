import { spawn } from "node:child_process";

/**
 * Runs one Node program, `build-runner.ts <file> [arguments]`, in the process group that this process leads, and ends
 * the whole group when the parent that holds the other end of the channel is gone, however it went.
 */
function main(): void {
  const endGroup = () => void process.kill(-process.pid, "SIGKILL");
  if (!process.connected) return endGroup(); // the parent died before this began
  process.once("disconnect", endGroup);
  const child = spawn(process.execPath, process.argv.slice(2), { stdio: "inherit" });
  child.once("error", endGroup);
  child.once("exit", (code) => process.exit(code ?? 1));
}

main();
