import { afterEach, describe, expect, it, vi } from "vitest";
import { WebSocket } from "ws";
import { createClient } from "../../packages/sdk/src/client.ts";
import { PlacesDocument, PunchesDocument, PunchRecordedDocument } from "../../packages/sdk/src/generated/graphql.ts";

import { closeLater, closeOpened, follow, punchAt, start } from "./sdk-stage.ts";

afterEach(closeOpened);

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
    closeLater(other);
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
