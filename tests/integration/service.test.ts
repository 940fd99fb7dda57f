import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createHttpServer, type HttpServer, listen } from "@biometricflow/service/http/http-server";
import { createLog } from "@biometricflow/service/observe/log";
import { createMetrics } from "@biometricflow/service/observe/metrics";
import { acceptSockets } from "@biometricflow/service/http/sockets";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { WebSocket, WebSocketServer } from "ws";

const servers: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((app) => app.close()));
});

async function createServer(): Promise<HttpServer> {
  const log = createLog({ service: "test", level: "silent" });
  const metrics = createMetrics("test");
  const app = await createHttpServer({ service: "test", version: "0", log, metrics, isReady: () => true });
  servers.push(app);
  return app;
}

describe("listening", () => {
  it("takes a free port and says where it listens", async () => {
    const address = await listen(await createServer(), { host: "127.0.0.1", port: 0 });
    expect(address.port).toBeGreaterThan(0);
    expect((await fetch(`${address.url}/health`)).status).toBe(200);
  });

  it("names service and port when the port is taken", async () => {
    const { port } = await listen(await createServer(), { host: "127.0.0.1", port: 0 });
    const second = listen(await createServer(), { host: "127.0.0.1", port });
    await expect(second).rejects.toMatchObject({
      code: "PORT_TAKEN",
      port,
      message: expect.stringContaining(`${port}, which test needs`),
    });
  });
});

describe("sockets", () => {
  async function listenForSockets(): Promise<string> {
    const app = await createServer();
    for (const path of ["/graphql", "/other"]) {
      const wss = new WebSocketServer({ noServer: true });
      wss.on("connection", (socket) => socket.on("message", () => socket.send(path)));
      acceptSockets({ app, path, wss });
    }
    return (await listen(app, { host: "127.0.0.1", port: 0 })).url.replace("http", "ws");
  }

  it("hands each path's sockets to its own server", async () => {
    const url = await listenForSockets();
    for (const path of ["/graphql", "/other"]) {
      const socket = new WebSocket(`${url}${path}?x=1`);
      await once(socket, "open");
      socket.send("which?");
      const [answer] = await once(socket, "message");
      expect(String(answer)).toBe(path);
      socket.close();
    }
  });

  it("refuses other paths with 404", async () => {
    const socket = new WebSocket(`${await listenForSockets()}/elsewhere`);
    const [error] = await once(socket, "error");
    expect(String(error)).toContain("404");
  });

  it("closes sockets with 1012 when the server closes", async () => {
    const socket = new WebSocket(`${await listenForSockets()}/graphql`);
    await once(socket, "open");
    const closed = once(socket, "close");
    await servers.pop()?.close();
    expect((await closed)[0]).toBe(1012);
  });
});

describe("stopping", () => {
  let dir: string;
  const children: ChildProcess[] = [];
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), "bf-service-"));
  });
  afterEach(() => {
    for (const child of children.splice(0)) child.kill("SIGKILL");
    rmSync(dir, { recursive: true });
  });

  /** A process that holds a timer and ends as `runUntilStopped` decides. */
  function startChild(stop: string, graceMs = 5000): ChildProcess {
    const file = join(dir, "child.ts");
    const source = new URL("../../packages/service/src/", import.meta.url).href;
    const code = [
      `import { runUntilStopped, notifySupervisor } from "${source}process/shutdown.ts";`,
      `import { createLog } from "${source}observe/log.ts";`,
      "setInterval(() => undefined, 1000);",
      `runUntilStopped({ log: createLog({ service: "child", level: "silent" }), graceMs: ${graceMs}, stop: ${stop} });`,
      'notifySupervisor({ ready: true, url: "http://127.0.0.1:1" });',
      'process.stdout.write("up");',
    ];
    writeFileSync(file, code.join("\n"));
    const child = fork(file, { stdio: ["ignore", "ignore", "inherit", "ipc"] });
    children.push(child);
    return child;
  }

  it("tells the supervisor when it is ready and where", async () => {
    const [message] = await once(startChild("async () => undefined"), "message");
    expect(message).toEqual({ type: "ready", url: "http://127.0.0.1:1" });
  });

  it.each(["SIGINT", "SIGTERM"] as const)("ends with 0 after stopping at %s", async (signal) => {
    const child = startChild("async () => undefined");
    await once(child, "message");
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("ends when its parent lets go of the channel", async () => {
    const child = startChild("async () => undefined");
    await once(child, "message");
    child.disconnect();
    expect(await once(child, "exit")).toEqual([0, null]);
  });

  it("ends with 1 when stopping fails", async () => {
    const child = startChild('async () => { throw new Error("stuck"); }');
    await once(child, "message");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([1, null]);
  });

  it("ends after the grace time when stopping hangs", async () => {
    const child = startChild("() => new Promise(() => undefined)", 200);
    await once(child, "message");
    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([1, null]);
  });

  it("ends at once at a second signal", async () => {
    const child = startChild('() => { process.send?.("stopping"); return new Promise(() => undefined); }', 20_000);
    await once(child, "message");
    child.kill("SIGINT");
    await once(child, "message");
    const exit = once(child, "exit");
    child.kill("SIGINT");
    expect(await exit).toEqual([1, null]);
  });

  it("ends when its parent was killed", async () => {
    const unused = startChild("async () => undefined"); // writes child.ts
    unused.kill("SIGKILL");
    const file = join(dir, "parent.ts");
    writeFileSync(
      file,
      `import { spawn } from "node:child_process";
       const child = spawn(process.execPath, ["${join(dir, "child.ts")}"], { stdio: ["ignore", "pipe", "inherit"] });
       child.stdout.once("data", () => process.send?.(child.pid));`,
    );
    const parent = fork(file);
    children.push(parent);
    const [pid] = await once(parent, "message");
    expect(isRunning(Number(pid))).toBe(true);
    parent.kill("SIGKILL");
    await vi.waitFor(() => expect(isRunning(Number(pid))).toBe(false), { interval: 100 });
  });
});

/** False for a process that is gone, also when nobody has collected its exit code. */
function isRunning(pid: number): boolean {
  try {
    const [, state] = /\) (\w) /.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return state !== undefined && state !== "Z";
  } catch {
    return false; // no such process
  }
}
