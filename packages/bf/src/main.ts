import { runBf } from "./bf.ts";

process.umask(0o077); // what it makes holds keys and passwords
process.exitCode = await runBf(process.argv.slice(2));
