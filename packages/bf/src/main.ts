import { runBf } from "./bf.ts";

process.exitCode = await runBf(process.argv.slice(2));
