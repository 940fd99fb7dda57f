/** Ends threads while they load SQLite and open their database: `node end-read-threads.ts FOLDER`, says "every thread ended". */
import { join } from "node:path";
import { startWorker } from "../../packages/subgraph/src/reads/start-worker.ts";

const ROUNDS = 30;
/** About what loading and opening take. */
const LATEST_MS = 3;

const program = {
  url: new URL("thread-that-opens.ts", import.meta.url),
  file: join(process.argv[2] ?? ".", "rows.sqlite"),
};
for (let round = 0; round < ROUNDS; round++) {
  const opening = Promise.withResolvers<void>();
  const listener = { onMessage: () => opening.resolve(), onEnd: () => {} };
  const thread = startWorker(program, new Int32Array(new SharedArrayBuffer(4)), listener);
  await opening.promise;
  const end = performance.now() + (LATEST_MS * round) / ROUNDS; // each round ends it at another point
  while (performance.now() < end);
  await thread.end();
}
console.log("every thread ended");
