/** The thread in which node-zklib runs: what it throws where nobody can catch it ends the thread and nothing else. */
import { parentPort, workerData } from "node:worker_threads";
import { FrameSocket } from "./frame-socket.ts";
import type { ThreadMessage, ThreadRequest, ThreadTarget } from "./messages.ts";

const FREE_DATA = 1502;
/** The package cannot count further than 65,535. */
const LAST_REPLY_ID = 60_000;

const { host, port, requestTimeoutMs, mostBytes }: ThreadTarget = workerData;
const { default: errorLog } = await import("node-zklib/helpers/errorLog.js");
// It would write what readers send into a file of the folder that this process happens to be in.
errorLog.log = () => undefined;
const { default: ZKLibTCP } = await import("node-zklib/zklibtcp.js");

const zk = new ZKLibTCP(host, port, requestTimeoutMs);
let turn: Promise<void> = Promise.resolve();

function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

function onClosed(reason: string, error?: Error): void {
  const network = error !== undefined && "code" in error ? String(error.code) : undefined;
  tell({ kind: "CLOSED", reason, network });
}

async function connect(): Promise<void> {
  const socket = await zk.createSocket();
  const frames = new FrameSocket(socket, mostBytes);
  socket.on("error", (error) => onClosed("the connection was lost", error));
  socket.on("close", () => onClosed("the reader closed the connection"));
  zk.socket = frames;
  tell({ kind: "OPEN" });
}

async function ask({ command, data, id }: ThreadRequest): Promise<void> {
  if (zk.replyId > LAST_REPLY_ID) zk.replyId = 0;
  zk.socket?.begin();
  try {
    tell({ kind: "PACKET", id, packet: await zk.executeCmd(command, Buffer.from(data)) });
  } catch {
    // No answer in time: whoever asked has a clock of its own.
  }
}

async function readSet({ data, id }: ThreadRequest): Promise<void> {
  zk.socket?.begin();
  try {
    const { data: set, err } = await zk.readWithBuffer(Buffer.from(data), () => tell({ kind: "PROGRESS" }));
    if (err) tell({ kind: "LOST", reason: err.message });
    else tell({ kind: "SET", id, set });
  } catch (error) {
    tell({ kind: "LOST", reason: error instanceof Error ? error.message : String(error) });
  }
  zk.socket?.begin();
  await zk.executeCmd(FREE_DATA, Buffer.alloc(0)).catch(() => undefined);
}

parentPort?.on("message", (request: ThreadRequest) => {
  turn = turn.then(() => (request.kind === "SET" ? readSet(request) : ask(request)));
});

try {
  await connect();
} catch (error) {
  onClosed("no connection", error instanceof Error ? error : undefined);
}
