import type { Worker } from "node:worker_threads";
import { startThread } from "@biometricflow/service/process/start-thread";
import { DeviceError } from "@biometricflow/zk/client/device-error";
import type { LinkTraits, OpenTransport, Transport, TransportListener } from "@biometricflow/zk/client/transport";
import { ANSWER, COMMAND } from "@biometricflow/zk/codec/commands";
import { decodePacket, type Packet } from "@biometricflow/zk/codec/packet";
import { toSocketError } from "@biometricflow/zk/transports/socket-error";
import type { ThreadMessage, ThreadRequest, ThreadTarget } from "./messages.ts";

/** What to do about everything that node-zklib cannot do. */
export const LEAVE_NODE_ZKLIB = "take driver node-zklib out of this reader's configuration";

/** More than the largest log has: 600,000 rows of 49 bytes, and their frames. */
const MOST_BYTES = 32 * 1024 * 1024;
const MAX_HEAP_MB = 64;
/** Whole sets are here when they are asked for. */
const LINK: LinkTraits = { chunkBytes: 65_472, tries: 1 };
const NO_DATA = Buffer.alloc(0);

/** Where a reader is. */
export interface NodeZklibAddress extends Pick<ThreadTarget, "host" | "port" | "requestTimeoutMs"> {
  readonly connectTimeoutMs: number;
}

/**
 * Makes the opener of connections that node-zklib holds, each in a thread of its own. The package reads data sets only
 * whole: PREPARE_BUFFER reads one, READ_BUFFER gives parts of what came. What it lost ends the connection.
 */
export function createNodeZklibOpener(address: NodeZklibAddress): OpenTransport {
  const { host, port, requestTimeoutMs, connectTimeoutMs } = address;
  const target: ThreadTarget = { host, port, requestTimeoutMs, mostBytes: MOST_BYTES };
  return async (listener, signal) => {
    signal.throwIfAborted();
    const worker = startThread(new URL("./thread.ts", import.meta.url), {
      workerData: target,
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
      stdout: true,
      stderr: true,
    });
    try {
      await untilOpen(worker, connectTimeoutMs, signal);
    } catch (error) {
      await worker.terminate();
      throw error;
    }
    return new NodeZklibTransport(worker, listener);
  };
}

function untilOpen(worker: Worker, timeoutMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => end(new DeviceError("DEVICE_TIMEOUT", "no connection in time")), timeoutMs);
    const onAbort = (): void => end(signal.reason);
    const onMessage = (message: ThreadMessage): void => {
      if (message.kind === "OPEN") end(undefined);
      if (message.kind === "CLOSED") end(toCloseError(message));
    };
    const onError = (cause: Error): void => end(toFailure(cause));
    const end = (reason: unknown): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", onAbort);
      worker.off("message", onMessage).off("error", onError);
      if (reason === undefined) resolve();
      else reject(reason);
    };
    signal.addEventListener("abort", onAbort, { once: true });
    worker.on("message", onMessage).on("error", onError);
  });
}

/** What the package was given; what it puts around that is not known. */
function toBytes(message: ThreadMessage): number {
  if (message.kind === "SET") return message.set.length;
  return message.kind === "PACKET" ? message.packet.length : 0;
}

class NodeZklibTransport implements Transport {
  readonly link = LINK;
  readonly #worker: Worker;
  readonly #listener: TransportListener;
  #set = NO_DATA;
  #sessionId = 0;
  #isClosed = false;

  constructor(worker: Worker, listener: TransportListener) {
    this.#worker = worker;
    this.#listener = listener;
    worker.on("message", (message: ThreadMessage) => this.#take(message));
    worker.on("error", (cause: Error) => this.#end(toFailure(cause)));
    worker.on("exit", () => this.#end(new DeviceError("DEVICE_UNREACHABLE", "the thread of node-zklib ended")));
  }

  send({ command, data, replyId }: Packet): number {
    if (this.#isClosed || command === ANSWER.ACK_OK) return 0;
    if (command === COMMAND.READ_BUFFER) {
      const start = data.readUInt32LE(0);
      const part = this.#set.subarray(start, start + data.readUInt32LE(4));
      this.#answer({ command: ANSWER.DATA, data: part, replyId });
    } else if (command === COMMAND.FREE_DATA) {
      this.#set = NO_DATA; // at the reader it was freed when it was here
      this.#answer({ command: ANSWER.ACK_OK, data: NO_DATA, replyId });
    } else {
      const kind = command === COMMAND.PREPARE_BUFFER ? "SET" : "COMMAND";
      this.#worker.postMessage({ kind, command, data, id: replyId } satisfies ThreadRequest);
      return data.length;
    }
    return 0;
  }

  close(): void {
    this.#end(undefined);
  }

  #take(message: ThreadMessage): void {
    if (this.#isClosed) return;
    this.#listener.onActivity(toBytes(message));
    switch (message.kind) {
      case "PACKET":
        return this.#takePacket(message);
      case "SET":
        this.#set = Buffer.from(message.set);
        return this.#answer({ command: ANSWER.ACK_OK, data: toAnnouncement(this.#set.length), replyId: message.id });
      case "LOST":
        return this.#end(toLost(message.reason));
      case "CLOSED":
        return this.#end(toCloseError(message));
      case "OPEN":
      case "PROGRESS":
    }
  }

  #takePacket({ id, packet }: Extract<ThreadMessage, { kind: "PACKET" }>): void {
    const received = decodePacket(Buffer.from(packet));
    this.#sessionId = received.sessionId;
    this.#listener.onPacket({ ...received, replyId: id });
  }

  /** In a turn of its own, as an answer from a reader comes. */
  #answer(packet: Omit<Packet, "sessionId">): void {
    setImmediate(() => {
      if (!this.#isClosed) this.#listener.onPacket({ ...packet, sessionId: this.#sessionId, hasGoodChecksum: true });
    });
  }

  #end(error: DeviceError | undefined): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    void this.#worker.terminate();
    this.#listener.onClose(error);
  }
}

/** As a reader says it: `u8 0 | u32 size | u32 size | u32`. */
function toAnnouncement(bytes: number): Buffer {
  const data = Buffer.alloc(13);
  data.writeUInt32LE(bytes, 1);
  data.writeUInt32LE(bytes, 5);
  return data;
}

function toCloseError({ reason, network }: Extract<ThreadMessage, { kind: "CLOSED" }>): DeviceError {
  if (network === undefined) return new DeviceError("DEVICE_UNREACHABLE", reason);
  return toSocketError(reason, Object.assign(new Error(network), { code: network }));
}

function toLost(reason: string): DeviceError {
  return new DeviceError("DEVICE_PROTOCOL_ERROR", `node-zklib lost data (${reason}): ${LEAVE_NODE_ZKLIB}`);
}

function toFailure(cause: Error): DeviceError {
  const message = `node-zklib failed (${cause.message}): ${LEAVE_NODE_ZKLIB}`;
  return new DeviceError("DEVICE_PROTOCOL_ERROR", message, { cause });
}
