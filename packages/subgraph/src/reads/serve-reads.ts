import { parentPort, workerData } from "node:worker_threads";
import type { ReadMessage, ReadReply, ThreadData, ThreadReply, ThreadRequest } from "./read-message.ts";

/** Makes this thread one that reads. @param open gives what answers one read, over the database in the file */
export function serveReads<Read>(open: (file: string) => (read: Read) => unknown): void {
  const { file, cancelled, ending }: ThreadData = workerData;
  const isEnding = (): boolean => Atomics.load(ending, 0) === 1;
  const run = open(file);
  const answer = ({ id, reads }: ReadMessage<Read>): ReadReply => {
    const answers: string[] = [];
    try {
      for (const read of reads) {
        if (Atomics.load(cancelled, 0) === id || isEnding()) break;
        answers.push(JSON.stringify(run(read)));
      }
      return { id, answers };
    } catch (error) {
      return { id, error: error instanceof Error ? error : new Error(String(error)) };
    }
  };
  const send = (reply: ThreadReply): void => parentPort?.postMessage(reply);
  parentPort?.on("message", (request: ThreadRequest<Read>) => {
    if (request !== "END") send(answer(request));
    if (isEnding()) process.exit(); // of this thread alone, and outside of SQLite
  });
  send("UP");
}
