import { createServer } from "node:net";

/** A port that answers everything with bytes that are no frame. */
export async function startBabbler(): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", () => socket.write("this is no reader, it is a web server"));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return {
    port: address !== null && typeof address === "object" ? address.port : 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
