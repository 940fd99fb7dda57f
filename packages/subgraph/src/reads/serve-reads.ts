import { parentPort, workerData } from "node:worker_threads";
import type { ReadMessage, ReadReply, ThreadData, ThreadReply } from "./read-message.ts";

/** Makes this thread one that reads. @param open gives what answers one read, over the database in the file */
export function serveReads<Read>(open: (file: string) => (read: Read) => unknown): void {
  const { file, cancelled }: ThreadData = workerData;
  const run = open(file);
  const answer = ({ id, reads }: ReadMessage<Read>): ReadReply => {
    const answers: string[] = [];
    try {
      for (const read of reads) {
        if (Atomics.load(cancelled, 0) === id) break;
        answers.push(JSON.stringify(run(read)));
      }
      return { id, answers };
    } catch (error) {
      return { id, error: error instanceof Error ? error : new Error(String(error)) };
    }
  };
  const send = (reply: ThreadReply): void => parentPort?.postMessage(reply);
  parentPort?.on("message", (message: ReadMessage<Read>) => send(answer(message)));
  send("UP");
}
