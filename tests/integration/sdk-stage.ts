import { WebSocket } from "ws";
import { type FakeRouter, type FakeRouterOptions, startFakeRouter } from "../../packages/sdk/test/fake-router.ts";
import { type BiometricFlowClient, type ClientOptions, createClient } from "../../packages/sdk/src/client.ts";
import { PunchRecordedDocument } from "../../packages/sdk/src/generated/graphql.ts";
import type { LiveState } from "../../packages/sdk/src/live-state.ts";

interface Closable {
  readonly close: () => unknown;
}

const opened: Closable[] = [];

/** A client at a router that answers as told. */
export async function start(options: FakeRouterOptions = {}, client: Partial<ClientOptions> = {}) {
  const router = await startFakeRouter(options);
  const sdk = createClient({ url: router.url, apiKey: "fake-key", webSocketImpl: WebSocket, ...client });
  closeLater(router, sdk);
  return { router, sdk };
}

/** Reads a subscription into arrays, in the background. */
export function follow(sdk: BiometricFlowClient, variables: { placeIds?: string[]; after?: string } = {}) {
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

/** Records a punch at a place; its id. */
export function punchAt(router: FakeRouter, placeId: string): string {
  const punch = router.organisation.createPunch(placeId);
  router.feed.record(punch);
  return punch.id;
}

/** Ends what a test opened. */
export async function closeOpened(): Promise<void> {
  await Promise.all(opened.splice(0).map((part) => part.close()));
}

/** Has parts end with the test. */
export function closeLater(...parts: readonly Closable[]): void {
  opened.push(...parts);
}
