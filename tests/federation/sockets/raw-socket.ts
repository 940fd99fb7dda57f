import { WebSocket } from "ws";

/** A socket that speaks the protocol message by message. */
export interface RawSocket {
  readonly socket: WebSocket;
  readonly messages: { readonly type: string; readonly id?: string; readonly payload?: unknown }[];
  readonly closed: () => number | undefined;
  readonly send: (message: object) => void;
}

/** Opens one at a router and sends `connection_init`. */
export async function openRawSocket(url: string, payload?: object): Promise<RawSocket> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/graphql`, "graphql-transport-ws");
  const messages: RawSocket["messages"] = [];
  let code: number | undefined;
  socket.on("message", (data: Buffer) => messages.push(JSON.parse(data.toString("utf8"))));
  socket.on("close", (closeCode) => {
    code = closeCode;
  });
  await new Promise((resolve) => socket.once("open", resolve));
  const send = (message: object) => socket.send(JSON.stringify(message));
  send({ type: "connection_init", ...(payload === undefined ? {} : { payload }) });
  return { socket, messages, closed: () => code, send };
}
