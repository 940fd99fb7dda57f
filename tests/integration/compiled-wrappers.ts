/** Starts a thread in which V8 would compile, at its first call, whatever WebAssembly needs to call JavaScript. */
import { once } from "node:events";
import { setFlagsFromString } from "node:v8";
import { startThread } from "../../packages/service/src/process/start-thread.ts";

setFlagsFromString("--wasm-wrapper-tiering-budget=1");
const thread = startThread(new URL("thread-that-ends.ts", import.meta.url), {});
await once(thread, "exit");
console.log("it ended");
