import { setFlagsFromString } from "node:v8";
import { Worker, type WorkerOptions } from "node:worker_threads";

/** After so many calls V8 compiles the way from WebAssembly to a function of JavaScript; the most that it takes: never. */
const CALLS_UNTIL_COMPILED = 2_147_483_647;

/**
 * Starts a thread of this process, which runs a TypeScript file. Every thread is started here.
 *
 * Node takes the types off by WebAssembly, in each thread anew. What V8 compiles for its calls of JavaScript all threads
 * share, and V8 frees it twice when one thread ends while another comes to need it: the whole process is aborted
 * ("Check failed: jit_page.has_value()", SIGTRAP, seen with Node 24.21 once in some 700 ended threads). What is never
 * compiled is never freed.
 */
export function startThread(program: URL, options: WorkerOptions): Worker {
  setFlagsFromString(`--wasm-wrapper-tiering-budget=${CALLS_UNTIL_COMPILED}`);
  return new Worker(program, options);
}
