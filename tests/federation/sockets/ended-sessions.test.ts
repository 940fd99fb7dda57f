import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Harness, startHarness, until } from "../harness.ts";
import { createLog } from "@biometricflow/service/observe/log";
import { openRawSocket, type RawSocket } from "./raw-socket.ts";

let harness: Harness;
const sockets: RawSocket[] = [];
let logged: Record<string, unknown>[];
beforeEach(async () => {
  logged = [];
  const log = createLog({ service: "router", destination: { write: (line) => void logged.push(JSON.parse(line)) } });
  harness = await startHarness({ places: { riyadh: 3 }, settings: { log } });
});
afterEach(async () => {
  for (const { socket } of sockets.splice(0)) socket.terminate();
  await harness.stop();
});

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const openRaw = async (token: string) => {
  const raw = await openRawSocket(harness.url, bearer(token));
  sockets.push(raw);
  return raw;
};
const openFor = async (token: string) => {
  const raw = await openRaw(token);
  await until(() => raw.messages.some(({ type }) => type === "connection_ack"), "ack");
  return raw;
};

describe("a session that ended in the directory", () => {
  const ask = async (token: string) => {
    const { status, errors } = await harness.query("{ me { id } }", { token });
    return [status, errors[0]?.extensions["code"]];
  };
  const socketTokenOf = async (token: string): Promise<string> =>
    Object(JSON.parse(await (await postSocket(token)).text())).access_token;
  const postSocket = (token: string) => fetch(`${harness.url}/auth/socket`, { method: "POST", headers: bearer(token) });

  it("is refused over HTTP, its open socket closes with 4401, and other sessions go on", async () => {
    const [ended, other] = [harness.token({ sid: "ended" }), harness.token({ sid: "other" })];
    const [gone, stays] = [await openFor(ended), await openFor(other)];
    expect(await ask(ended)).toEqual([200, undefined]);
    harness.revoke(["ended"]);
    await until(() => gone.closed() !== undefined, "closed");
    expect(gone.closed()).toBe(4401);
    expect(await ask(ended)).toEqual([401, "UNAUTHENTICATED"]);
    expect((await postSocket(ended)).status).toBe(401);
    expect([stays.closed(), await ask(other), (await postSocket(other)).status]).toEqual([
      undefined,
      [200, undefined],
      200,
    ]);
  });

  it("opens no socket and renews none: 4401, with a socket token too", async () => {
    const ended = harness.token({ sid: "ended" });
    const { access_token: socketToken }: { access_token: string } = JSON.parse(await (await postSocket(ended)).text());
    harness.revoke(["ended"]);
    await expect.poll(() => ask(ended)).toEqual([401, "UNAUTHENTICATED"]);
    for (const token of [ended, socketToken]) {
      const fresh = await openRaw(token);
      await until(() => fresh.closed() !== undefined, "closed");
      expect(fresh.closed()).toBe(4401);
    }
    const open = await openFor(harness.token({ sid: "other" }));
    open.send({ type: "ping", payload: bearer(ended) });
    await until(() => open.closed() !== undefined, "closed");
    expect(open.closed()).toBe(4401);
    expect(logged.filter(({ code }) => String(code).startsWith("SOCKET_"))).toEqual([]);
  });

  it("stays refused while the directory is down, also by a router that starts then", async () => {
    const [ended, other] = [harness.token({ sid: "ended" }), harness.token({ sid: "other" })];
    harness.revoke(["ended"]);
    await expect.poll(() => ask(ended)).toEqual([401, "UNAUTHENTICATED"]);
    await harness.stopDirectory();
    await harness.restartRouter();
    expect([await ask(ended), await ask(other)]).toEqual([
      [401, "UNAUTHENTICATED"],
      [200, undefined],
    ]);
    expect((await postSocket(other)).status).toBe(200);
  });

  it("makes everybody renew older tokens when more ended than a list holds", async () => {
    const token = harness.token({ sid: "other" });
    harness.revoke([], Date.now() + 1000);
    await expect.poll(() => ask(token)).toEqual([401, "TOKEN_EXPIRED"]);
  });

  it("closes the sockets of older tokens then, and opens none for them: 4403, with a socket token too", async () => {
    const [old, socketToken] = [harness.token({ sid: "other" }), await socketTokenOf(harness.token({ sid: "other" }))];
    const open = await Promise.all([openFor(old), openFor(socketToken)]);
    harness.revoke([], Date.now() + 1000);
    for (const { closed } of open) await until(() => closed() !== undefined, "closed");
    expect(open.map(({ closed }) => closed())).toEqual([4403, 4403]);
    for (const token of [old, socketToken]) {
      const fresh = await openRaw(token);
      await until(() => fresh.closed() !== undefined, "closed");
      expect(fresh.closed()).toBe(4403);
    }
  });
});
