import { afterEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { type FakeRouter, type FakeRouterOptions, startFakeRouter } from "../../packages/sdk/test/fake-router.ts";
import { type BiometricFlowClient, type ClientOptions, createClient } from "../../packages/sdk/src/client.ts";
import { PlacesDocument, PunchesDocument, PunchRecordedDocument } from "../../packages/sdk/src/generated/graphql.ts";
import type { LiveState } from "../../packages/sdk/src/live-state.ts";
import { SdkError } from "../../packages/sdk/src/result.ts";

const opened: { close: () => unknown }[] = [];

async function start(options: FakeRouterOptions = {}, client: Partial<ClientOptions> = {}) {
  const router = await startFakeRouter(options);
  const sdk = createClient({ url: router.url, apiKey: "fake-key", webSocketImpl: WebSocket, ...client });
  opened.push(router, sdk);
  return { router, sdk };
}

/** Reads a subscription into arrays, in the background. */
function follow(sdk: BiometricFlowClient, variables: { placeIds?: string[]; after?: string } = {}) {
  const ids: string[] = [];
  const phases: string[] = [];
  const notices: string[] = [];
  const states: LiveState[] = [];
  const stop = new AbortController();
  const done = (async () => {
    const stream = sdk.subscribe(PunchRecordedDocument, variables, {
      signal: stop.signal,
      onState: (state) => states.push(state),
    });
    for await (const { punch, phase, notice } of stream) {
      if (punch) {
        ids.push(punch.id);
        phases.push(phase);
      }
      if (notice) notices.push(notice.kind);
    }
  })();
  const state = () => states.at(-1)?.kind;
  const path = () => states.map(({ kind }) => kind).filter((kind, index, all) => kind !== all[index - 1]);
  return { ids, phases, notices, states, done, stop: () => stop.abort(), state, path };
}

function punchAt(router: FakeRouter, placeId: string): string {
  const punch = router.organisation.createPunch(placeId);
  router.feed.record(punch);
  return punch.id;
}

afterEach(async () => {
  await Promise.all(opened.splice(0).map((part) => part.close()));
});

describe("query", () => {
  it("exchanges the API key once and answers typed data", async () => {
    const { router, sdk } = await start();
    const [places, punches] = await Promise.all([
      sdk.query(PlacesDocument, {}),
      sdk.query(PunchesDocument, { first: 5, placeIds: ["cairo"] }),
    ]);
    expect(places).toMatchObject({ ok: true, data: { places: [{ id: "riyadh" }, { id: "cairo" }, { id: "dubai" }] } });
    expect(punches.ok && punches.data.punches?.edges.map(({ node }) => node.place?.id)).toEqual(Array(5).fill("cairo"));
    expect(router.sessions.counts.issued).toBe(1);
  });

  it("takes GraphQL text where there is no generated document", async () => {
    const { sdk } = await start();
    const result = await sdk.query("query($first: Int) { punches(first: $first) { totalCount } places { id } }", {
      first: 1,
    });
    expect(result).toMatchObject({ ok: true, data: { places: [{ id: "riyadh" }, { id: "cairo" }, { id: "dubai" }] } });
  });

  it("replaces a refused token once", async () => {
    const { router, sdk } = await start();
    await sdk.query(PlacesDocument, {});
    router.sessions.revokeAll();
    expect(await sdk.query(PlacesDocument, {})).toMatchObject({ ok: true });
    expect(router.sessions.counts.issued).toBe(2);
  });

  it("answers a failure with the code of the token endpoint", async () => {
    const { sdk } = await start({}, { apiKey: "wrong" });
    expect(await sdk.query(PlacesDocument, {})).toMatchObject({
      ok: false,
      failure: { kind: "http", code: "UNAUTHENTICATED" },
    });
  });

  it("answers a failure, not null data, when no place answered", async () => {
    const { router, sdk } = await start();
    for (const { id } of router.organisation.places) router.feed.setPlaceLost(id, true);
    expect(await sdk.query(PunchesDocument, {})).toMatchObject({
      ok: false,
      failure: { kind: "graphql", code: "PLACE_UNREACHABLE" },
    });
  });

  it("answers a network failure when nobody listens, and ABORTED when the caller gave up", async () => {
    const { router, sdk } = await start();
    const aborted = await sdk.query(PlacesDocument, {}, { signal: AbortSignal.abort() });
    expect(aborted).toMatchObject({ ok: false, failure: { kind: "network", code: "ABORTED" } });
    await router.close();
    expect(await sdk.query(PlacesDocument, {})).toMatchObject({
      ok: false,
      failure: { kind: "network", code: "NETWORK" },
    });
  });
});

describe("a caller who gives up", () => {
  it("gets ABORTED whatever the reason given", async () => {
    const { sdk } = await start();
    const signal = AbortSignal.abort(new Error("changed my mind"));
    expect(await sdk.query(PlacesDocument, {}, { signal })).toMatchObject({ failure: { code: "ABORTED" } });
  });

  it("does not wait for a token that is on its way", async () => {
    const { sdk } = await start({}, { apiKey: undefined, getToken: () => new Promise(() => {}) });
    const stop = new AbortController();
    const pending = sdk.query(PlacesDocument, {}, { signal: stop.signal });
    stop.abort();
    expect(await pending).toMatchObject({ ok: false, failure: { code: "ABORTED" } });
  });

  it("ends a subscription by return, also while a message is awaited", async () => {
    const { sdk } = await start();
    const stream = sdk.subscribe(PunchRecordedDocument, {});
    await stream.next(); // the notice that it is caught up
    const pending = stream.next();
    await stream.return?.();
    expect(await pending).toEqual({ done: true, value: undefined });
  });
});

describe("two clients", () => {
  it("share nothing: closing one leaves the other's stream alive", async () => {
    const { router, sdk } = await start();
    const other = createClient({ url: router.url, apiKey: "fake-key", webSocketImpl: WebSocket });
    opened.push(other);
    const [first, second] = [follow(sdk), follow(other)];
    await vi.waitFor(() => expect([first.state(), second.state()]).toEqual(["live", "live"]));
    sdk.close();
    await first.done;
    const id = punchAt(router, "dubai");
    await vi.waitFor(() => expect(second.ids).toEqual([id]));
    expect(router.sessions.counts.issued).toBe(2);
  });
});

describe("a surrounding without a WebSocket class", () => {
  afterEach(() => vi.unstubAllGlobals());

  it("answers queries, and refuses a subscription at once", async () => {
    vi.stubGlobal("WebSocket", undefined);
    const { sdk } = await start({}, { webSocketImpl: undefined });
    expect((await sdk.query(PlacesDocument, {})).ok).toBe(true);
    expect(() => sdk.subscribe(PunchRecordedDocument, {})).toThrow(/WebSocket/);
  });
});

describe("subscribe", () => {
  it("gives live punches in order", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    const sent = ["riyadh", "cairo", "dubai"].map((place) => punchAt(router, place));
    await vi.waitFor(() => expect(feed.ids).toEqual(sent));
    expect(feed.phases).toEqual(["LIVE", "LIVE", "LIVE"]);
  });

  it("follows a stream asked for by text", async () => {
    const { router, sdk } = await start();
    for await (const { punch, notice } of sdk.subscribe(
      "subscription { punchRecorded { cursor phase punch { id } notice { kind } } }",
    )) {
      if (notice?.kind === "CAUGHT_UP") punchAt(router, "cairo");
      if (punch) return expect(punch.id).toMatch(/^cairo\//);
    }
  });

  it("recovers what was missed while the socket was cut, each punch once", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    const sent = [punchAt(router, "riyadh")];
    await vi.waitFor(() => expect(feed.ids).toEqual(sent));
    router.dropSockets();
    for (let count = 0; count < 25; count++) sent.push(punchAt(router, "cairo"));
    await vi.waitFor(() => expect(feed.ids).toEqual(sent), 5_000);
    expect(feed.phases.filter((phase) => phase === "CATCH_UP")).toHaveLength(25);
    expect(feed.path()).toEqual(["connecting", "live", "reconnecting", "catchingUp", "live"]);
  });

  it("gives a punch that is sent two times once", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    const doubled = router.organisation.createPunch("dubai");
    router.feed.sendTwice(doubled);
    const last = punchAt(router, "dubai");
    await vi.waitFor(() => expect(feed.ids).toEqual([doubled.id, last]));
  });

  it("names the places that are lost, and returns to live with them", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    router.feed.setPlaceLost("cairo", true);
    await vi.waitFor(() => expect(feed.states.at(-1)).toEqual({ kind: "partlyLive", places: ["cairo"] }));
    router.feed.setPlaceLost("cairo", false);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    expect(feed.notices).toEqual(["CAUGHT_UP", "PLACE_LOST", "PLACE_BACK", "CAUGHT_UP"]);
  });

  it("surfaces a gap and begins at the head when the position is refused", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    router.feed.reset();
    router.dropSockets();
    await vi.waitFor(() => expect(feed.notices).toEqual(["CAUGHT_UP", "GAP", "CAUGHT_UP"]), 5_000);
    const next = punchAt(router, "riyadh");
    await vi.waitFor(() => expect(feed.ids).toEqual([next]));
  });

  it("renews its token on the living socket and outlives the first one", async () => {
    const { router, sdk } = await start({ tokenLifeSeconds: 3 });
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    const firstEndsAtMs = Date.now() + 3_000;
    await vi.waitFor(() => expect(router.counts.renewals).toBeGreaterThan(0), 5_000);
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(firstEndsAtMs), 5_000);
    const next = punchAt(router, "riyadh");
    await vi.waitFor(() => expect(feed.ids).toEqual([next]));
    expect(router.counts.sockets).toBe(1);
    expect(feed.path()).toEqual(["connecting", "live"]);
  }, 15_000);

  it("fetches a new token after a close with 4403", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    router.sessions.revokeAll();
    router.dropSockets(4403);
    const missed = punchAt(router, "riyadh");
    await vi.waitFor(() => expect(feed.ids).toEqual([missed]), 5_000);
    expect(router.sessions.counts.issued).toBe(2);
  });

  it("stops with an error after a close with 4401", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    const outcome = feed.done.catch((error: unknown) => error);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    router.dropSockets(4401);
    expect(await outcome).toBeInstanceOf(SdkError);
    expect(feed.states.at(-1)).toEqual({ kind: "ended", code: "UNAUTHENTICATED" });
  });

  it("waits for a router that is away and resumes when it is there again", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    await router.close();
    await vi.waitFor(() => expect(feed.state()).toBe("reconnecting"));
    const again = await startFakeRouter({ port: Number(new URL(router.url).port) });
    opened.push(again);
    await vi.waitFor(() => expect(feed.state()).toBe("live"), 10_000);
  }, 15_000);

  it("ends without an error when the caller aborts or closes the client, and leaves no socket", async () => {
    const { sdk } = await start();
    const first = follow(sdk);
    const second = follow(sdk);
    await vi.waitFor(() => expect(first.state()).toBe("live"));
    first.stop();
    await first.done;
    sdk.close();
    await second.done;
  });
});
