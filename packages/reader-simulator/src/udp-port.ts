import { createSocket, type Socket } from "node:dgram";
import { MemoryDatagrams } from "./memory-datagrams.ts";
import type { Latency } from "./memory-socket.ts";
import type { ReaderState } from "./reader-state.ts";
import type { Traffic } from "./traffic.ts";
import { UdpClient } from "./udp-client.ts";

/** Clients ask whether the reader is there more often than this. */
const SILENT_MS = 30_000;

/** What the datagrams of a reader's port need. */
export interface UdpPortDeps {
  readonly reader: ReaderState;
  readonly traffic: Traffic;
  readonly restart: () => void;
  /** Clients of the whole reader, by TCP too. */
  readonly countClients: () => number;
}

/** A reader's port for datagrams: a client is whoever sends from one address. */
export class UdpPort {
  readonly clients = new Map<string, UdpClient>();
  readonly #deps: UdpPortDeps;
  #socket: Socket | undefined;
  #dialled = 0;

  constructor(deps: UdpPortDeps) {
    this.#deps = deps;
  }

  /** Listens; rejects with the system's error when the port is taken. */
  async open(port: number, host: string): Promise<void> {
    const socket = createSocket("udp4");
    await new Promise<void>((resolve, reject) => {
      const refuse = (error: Error): void => void socket.close(() => reject(error));
      socket.once("error", refuse).bind(port, host, resolve);
    });
    socket.removeAllListeners("error").on("error", () => undefined); // a client that is gone: its datagrams are lost
    socket.on("message", (bytes, { address, port: from }) => this.#receive(bytes, address, from));
    this.#socket = socket;
  }

  /** Forgets all clients and stops listening. */
  async close(): Promise<void> {
    const socket = this.#socket;
    this.#socket = undefined;
    for (const client of this.clients.values()) client.destroy();
    if (socket !== undefined) await new Promise<void>((resolve) => socket.close(() => resolve()));
  }

  /** A way from this process, without the network; what it sends while `isOpen` says no is lost. */
  dial(latency: Latency, isOpen: () => boolean): MemoryDatagrams {
    const key = `memory ${++this.#dialled}`;
    return new MemoryDatagrams(latency, {
      take: (bytes, answer) => {
        if (isOpen()) (this.clients.get(key) ?? this.#accept(key, answer))?.receive(bytes);
      },
      end: () => this.clients.get(key)?.destroy(),
    });
  }

  /** Nobody says good-bye who is killed, and no connection breaks: a full reader forgets who was silent for long. */
  #forgetSilent(): void {
    for (const client of this.clients.values()) if (client.silentMs() > SILENT_MS) client.destroy();
  }

  #receive(bytes: Buffer, address: string, port: number): void {
    const key = `${address}:${port}`;
    const send = (answer: Buffer): void => this.#socket?.send(answer, port, address);
    (this.clients.get(key) ?? this.#accept(key, send))?.receive(bytes);
  }

  #accept(key: string, send: (bytes: Buffer) => void): UdpClient | undefined {
    const { reader, traffic, restart, countClients } = this.#deps;
    if (countClients() >= reader.profile.maxClients) this.#forgetSilent();
    if (countClients() >= reader.profile.maxClients) return undefined;
    traffic.connections++;
    const client = new UdpClient({
      reader,
      traffic,
      restart,
      send,
      onEnd: () => this.clients.delete(key),
    });
    this.clients.set(key, client);
    return client;
  }
}
