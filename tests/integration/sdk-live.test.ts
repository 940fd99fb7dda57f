import { afterEach, describe, expect, it, vi } from "vitest";
import { startFakeRouter } from "../../packages/sdk/test/fake-router.ts";
import type { BiometricFlowClient } from "../../packages/sdk/src/client.ts";
import { StatusChangedDocument } from "../../packages/sdk/src/generated/graphql.ts";
import { SdkError } from "../../packages/sdk/src/result.ts";

import { closeLater, closeOpened, follow, punchAt, start } from "./sdk-stage.ts";

afterEach(closeOpened);

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
    await vi.waitFor(() => expect(feed.ids).toEqual(sent));
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
    await vi.waitFor(() => expect(feed.notices).toEqual(["CAUGHT_UP", "GAP", "CAUGHT_UP"]));
    const next = punchAt(router, "riyadh");
    await vi.waitFor(() => expect(feed.ids).toEqual([next]));
  });

  it("renews its token on the living socket and outlives the first one", async () => {
    const { router, sdk } = await start({ tokenLifeSeconds: 3 });
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    const firstEndsAtMs = Date.now() + 3_000;
    await vi.waitFor(() => expect(router.counts.renewals).toBeGreaterThan(0));
    await vi.waitFor(() => expect(Date.now()).toBeGreaterThan(firstEndsAtMs));
    const next = punchAt(router, "riyadh");
    await vi.waitFor(() => expect(feed.ids).toEqual([next]));
    expect(router.counts.sockets).toBe(1);
    expect(feed.path()).toEqual(["connecting", "live"]);
  });

  it("fetches a new token after a close with 4403", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    router.sessions.revokeAll();
    router.dropSockets(4403);
    const missed = punchAt(router, "riyadh");
    await vi.waitFor(() => expect(feed.ids).toEqual([missed]));
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
    closeLater(again);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
  });

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

describe("watching what cannot be resumed", () => {
  function watch(sdk: BiometricFlowClient) {
    const told: string[] = [];
    const stop = new AbortController();
    const done = sdk.watch(
      StatusChangedDocument,
      {},
      {
        signal: stop.signal,
        onBegin: () => void told.push("begin"),
        onData: ({ statusChanged: { place } }) => void told.push(`${place?.id} ${place?.status}`),
        onLost: () => void told.push("lost"),
      },
    );
    return { told, done, stop: () => stop.abort() };
  }

  it("says when it begins, what changes, when it is lost, and begins again by itself", async () => {
    const { router, sdk } = await start();
    const { told, done, stop } = watch(sdk);
    await vi.waitFor(() => expect(router.statuses.begun()).toBe(1));
    router.statuses.tell("cairo", "OFFLINE");
    await vi.waitFor(() => expect(told).toEqual(["begin", "cairo OFFLINE"]));
    router.dropSockets();
    await vi.waitFor(() => expect(told.slice(2)).toEqual(["lost", "begin"]));
    await vi.waitFor(() => expect(router.statuses.begun()).toBe(2));
    router.statuses.tell("cairo", "ONLINE");
    await vi.waitFor(() => expect(told.at(-1)).toBe("cairo ONLINE"));
    stop();
    await done;
  });

  it("shares the socket of a live stream and begins there at once", async () => {
    const { router, sdk } = await start();
    const feed = follow(sdk);
    await vi.waitFor(() => expect(feed.state()).toBe("live"));
    const { told } = watch(sdk);
    await vi.waitFor(() => expect(told).toEqual(["begin"]));
    expect(router.counts.sockets).toBe(1);
  });

  it("ends with an error after a close with 4401", async () => {
    const { router, sdk } = await start();
    const { done } = watch(sdk);
    const outcome = done.catch((error: unknown) => error);
    await vi.waitFor(() => expect(router.statuses.begun()).toBe(1));
    router.dropSockets(4401);
    expect(await outcome).toMatchObject({ code: "UNAUTHENTICATED" });
  });
});
