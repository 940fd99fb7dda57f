import { once } from "node:events";
import { createServer, type ServerResponse } from "node:http";
import fastify from "fastify";
import { afterEach, beforeEach, expect, it } from "vitest";
import { addAuthRoutes } from "../../router/src/directory/auth-routes.ts";
import { createDirectoryHttp, type DirectoryHttp } from "../../router/src/directory/directory-http.ts";

/** Connections of the lane; as many requests reach the directory at a time. */
const CONNECTIONS = 32;

const held: ServerResponse[] = [];
let onHeld = () => {};
/** A directory whose provider does not answer. */
const directory = createServer((request, response) => {
  if (request.url?.startsWith("/auth/oidc/") !== true) {
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
    return;
  }
  held.push(response);
  onHeld();
});
let http: DirectoryHttp;
let url: string;
const router = fastify();

beforeEach(async () => {
  directory.listen(0, "127.0.0.1");
  await once(directory, "listening");
  const address = directory.address();
  if (address === null || typeof address === "string") throw new TypeError("no port");
  http = createDirectoryHttp(`http://127.0.0.1:${address.port}`);
  addAuthRoutes(router, { directory: http, authorization: () => "Bearer r", clientAddress: () => "192.0.2.1" });
  url = await router.listen({ host: "127.0.0.1", port: 0 });
});
afterEach(async () => {
  await router.close();
  await http.close();
  directory.closeAllConnections();
  directory.close();
});

async function post(path: string, signal?: AbortSignal): Promise<number> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url + path, { method: "POST", headers, body: "{}", signal: signal ?? null });
  await response.text();
  return response.status;
}

it("lets everybody else sign in, go on and go out while the sign-in provider hangs", async () => {
  const all = Promise.withResolvers<void>();
  onHeld = () => {
    if (held.length === CONNECTIONS) all.resolve();
  };
  const gone = new AbortController();
  const paths = Array.from({ length: 80 }, (_, index) => (index % 2 === 0 ? "/auth/oidc/begin" : "/auth/oidc/finish"));
  const hanging = paths.map((path) => post(path, gone.signal).catch(() => 0));
  await all.promise;
  expect(await Promise.race(hanging)).toBe(503); // no room for more than 64
  for (const path of ["/auth/refresh", "/auth/verify", "/auth/logout", "/auth/token"])
    expect(await post(path)).toBe(200);
  expect(held).toHaveLength(CONNECTIONS);
  gone.abort();
  expect((await Promise.all(hanging)).filter((status) => status === 503)).toHaveLength(16);
});
