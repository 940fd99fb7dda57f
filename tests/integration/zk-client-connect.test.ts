/** How a connection to a reader over real sockets is opened, refused and given up. */
import { once } from "node:events";
import { createServer } from "node:net";
import { registerEvents } from "@biometricflow/zk/client/register-events";
import { expect, it, vi } from "vitest";
import { SESSION, OK, codeOf, words, startPeer, connect, connectTo, type Script } from "./zk-scripted-peer.ts";

it("opens a session without a key and numbers its requests from 0", async () => {
  const { peer, reader } = await connectTo(() => OK);
  await registerEvents(reader, 1);
  expect(peer.requests).toEqual([
    { command: 1000, sessionId: 0, replyId: 0, data: Buffer.alloc(0) },
    { command: 500, sessionId: SESSION, replyId: 1, data: words(1) },
  ]);
});

it("answers a demand for a key with the scrambled key under the new session, also when the key is 0", async () => {
  const script: Script = ({ command }) => (command === 1000 ? [{ command: 2005 }] : OK);
  const { peer } = await connectTo(script, { commKey: 12345 });
  expect(peer.requests[1]).toEqual({
    command: 1102,
    sessionId: SESSION,
    replyId: 1,
    data: Buffer.from("6de1326b", "hex"),
  });
  const other = await connectTo(script);
  expect(other.peer.requests.map(({ command }) => command)).toEqual([1000, 1102]);
});

it.each([
  ["the comm key is wrong", [2005, 2005], "DEVICE_AUTH_FAILED"],
  ["the key is refused with an error", [2005, 2001], "DEVICE_AUTH_FAILED"],
  ["the firmware speaks push only", [6001], "DEVICE_PUSH_ONLY"],
  ["the firmware speaks another protocol", [4711], "DEVICE_UNSUPPORTED_FIRMWARE"],
  ["the reader has no session left", [2001], "DEVICE_BUSY"],
  ["the reader does not know how to connect", [65_535], "DEVICE_REJECTED"],
] as const)("fails with a code of its own when %s, and closes", async (_name, answers, code) => {
  const peer = await startPeer(({ command, replyId }) =>
    command === 1001 ? OK : [{ command: answers[replyId] ?? 2001 }],
  );
  const onClose = vi.fn();
  await expect(connect(peer.port, { onClose })).rejects.toEqual(codeOf(code));
  await vi.waitFor(() => expect([...peer.sockets].every((socket) => socket.destroyed)).toBe(true));
  expect(onClose).not.toHaveBeenCalled();
});

it("fails as refused when nobody listens", async () => {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await new Promise((resolve) => server.close(resolve));
  await expect(connect(port)).rejects.toMatchObject({ code: "DEVICE_REFUSED", step: "CONNECT" });
});

it("fails as busy when the reader takes the connection and closes it without a word", async () => {
  const peer = await startPeer((_request, { sockets }) => {
    sockets.forEach((socket) => socket.destroy());
    return undefined;
  });
  await expect(connect(peer.port)).rejects.toMatchObject({ code: "DEVICE_BUSY", step: "CONNECT" });
});

it("fails as unreachable when the reader closes on the key", async () => {
  const peer = await startPeer(({ command }, { sockets }) => {
    if (command === 1000) return [{ command: 2005 }];
    sockets.forEach((socket) => socket.destroy());
    return undefined;
  });
  await expect(connect(peer.port)).rejects.toMatchObject({ code: "DEVICE_UNREACHABLE", step: "AUTHENTICATE" });
});

it("gives up a reader that accepts and says nothing", async () => {
  const peer = await startPeer(() => undefined);
  await expect(connect(peer.port, { requestTimeoutMs: 50 })).rejects.toEqual(codeOf("DEVICE_TIMEOUT"));
});

it("stops connecting when it is aborted", async () => {
  const peer = await startPeer(() => undefined);
  const abort = new AbortController();
  const connecting = connect(peer.port, {}, abort.signal);
  await vi.waitFor(() => expect(peer.requests).toHaveLength(1));
  abort.abort(new Error("enough"));
  await expect(connecting).rejects.toThrow("enough");
  await expect(connect(peer.port, {}, AbortSignal.abort(new Error("before")))).rejects.toThrow("before");
});
