import { describe, expect, it } from "vitest";
import { until } from "../harness.ts";
import { STREAM } from "../stream-client.ts";
import type { RawSocket } from "./raw-socket.ts";
import { SocketStage, toBearer } from "./socket-stage.ts";

const stage = new SocketStage();

const ofType = ({ messages }: RawSocket, type: string) => messages.filter((message) => message.type === type);

describe("a socket token", () => {
  const exchange = (authorization?: string) =>
    fetch(`${stage.harness.url}/auth/socket`, { method: "POST", headers: authorization ? { authorization } : {} });
  const issue = async (): Promise<string> => {
    const answer: { access_token: string } = JSON.parse(
      await (await exchange(toBearer(stage.harness.token()).authorization)).text(),
    );
    return answer.access_token;
  };

  it("is given for a client token, lives 60 seconds and opens a socket", async () => {
    const answer = await exchange(toBearer(stage.harness.token()).authorization);
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(await answer.json()).toMatchObject({ token_type: "Bearer", expires_in: 60 });
    const raw = await stage.openFor(await issue());
    raw.send({ id: "1", type: "subscribe", payload: { query: STREAM } });
    await until(() => ofType(raw, "next").length > 0, "the first message");
  });

  it("never outlives the client token", async () => {
    const answer = await exchange(toBearer(stage.harness.token({}, 20)).authorization);
    const { expires_in: seconds }: { expires_in: number } = JSON.parse(await answer.text());
    expect(seconds).toBeLessThanOrEqual(20);
  });

  it("is no client token: it neither queries nor is exchanged again", async () => {
    const token = await issue();
    const query = await fetch(`${stage.harness.url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", ...toBearer(token) },
      body: JSON.stringify({ query: "{ places { id } }" }),
    });
    expect([query.status, (await exchange(toBearer(token).authorization)).status]).toEqual([401, 401]);
  });

  it.each([
    ["a query", "{ me { id } }"],
    ["a query of the schema", "{ __schema { queryType { name } } }"],
    ["a query of a list", "{ auditLog { id } }"],
    ["a mutation", 'mutation { updatePlace(input: { id: "riyadh", location: "Elsewhere" }) { __typename } }'],
    ["a query beside a subscription", `query A { me { id } } subscription B { punchRecorded { cursor } }`, "A"],
  ])(
    "subscribes and nothing else: %s is FORBIDDEN, and streams go on",
    async (_name, query, operationName?: string) => {
      const raw = await stage.openFor(await issue());
      raw.send({ id: "1", type: "subscribe", payload: { query: STREAM } });
      await until(() => ofType(raw, "next").length > 0, "the first message");
      raw.send({ id: "2", type: "subscribe", payload: { query, operationName } });
      await until(() => ofType(raw, "error").length > 0, "the refusal");
      expect(ofType(raw, "error")).toMatchObject([{ id: "2", payload: [{ extensions: { code: "FORBIDDEN" } }] }]);
      expect(raw.closed()).toBeUndefined();
      expect(stage.harness.router.hub.subscriptions()).toBe(1);
    },
  );

  it("makes a socket that a client token opened its own kind, once it renews it", async () => {
    const raw = await stage.openFor(stage.harness.token());
    raw.send({ type: "ping", payload: toBearer(await issue()) });
    await until(() => ofType(raw, "pong").length === 1, "pong");
    raw.send({ id: "1", type: "subscribe", payload: { query: "{ me { id } }" } });
    await until(() => ofType(raw, "error").length > 0, "the refusal");
    expect(ofType(raw, "error")).toMatchObject([{ payload: [{ extensions: { code: "FORBIDDEN" } }] }]);
  });

  it.each([
    ["nothing", () => undefined],
    ["garbage", () => "Bearer a.b.c"],
    ["an expired token", () => toBearer(stage.harness.token({}, -10)).authorization],
  ])("is refused for %s", async (_name, authorization) => {
    expect((await exchange(authorization())).status).toBe(401);
  });
});

it.each(["biometricflow-router-socket", "router", "directory"])(
  "a place named %s cannot open the router with the tokens that the router sends it",
  async (name) => {
    const tokens: string[] = [];
    await stage.restart({ places: { [name]: 3 }, onPlaceToken: (token) => tokens.push(token) });
    expect((await stage.harness.query("{ punches { totalCount } }")).data).toEqual({ punches: { totalCount: 3 } });
    const token = tokens.at(-1) ?? "";
    expect(token).not.toBe("");
    const raw = await stage.openRaw(toBearer(token));
    await until(() => raw.closed() !== undefined, "closed");
    expect([raw.closed(), raw.messages]).toEqual([4403, []]);
    expect((await stage.harness.query("{ me { id } }", { token })).status).toBe(401);
  },
);
