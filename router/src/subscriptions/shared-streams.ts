import type { FeedPosition } from "@biometricflow/schema/vector-cursor";
import type { PlaceStreamPlan } from "../executor/executor.ts";
import type { CatchUp } from "./client-stream.ts";
import { createSharedStream, type PlaceEvent, type SharedStream } from "./shared-stream.ts";
import { type StreamView, toCatchUpRequest, toPlaceEvent, toUpstreamRequest } from "./stream-view.ts";
import { openUpstream, type UpstreamListener } from "./upstream.ts";
import type { UpstreamSockets } from "./upstream-sockets.ts";

/** The streams towards places: one for each place and view that somebody follows. */
export interface SharedStreams {
  readonly open: (view: StreamView<PlaceStreamPlan>, place: string) => SharedStream;
  readonly size: () => number;
}

/** What streams towards places need from outside. */
export interface PlaceUpstreams {
  readonly sockets: UpstreamSockets;
  /** True while the server at a place's address says that it is another place. */
  readonly isOtherPlace: (place: string) => boolean;
}

const FIRST_RETRY_MS = 100;
const MAX_RETRY_MS = 2000;

/** Creates the streams; none is open. */
export function createSharedStreams({ sockets, isOtherPlace }: PlaceUpstreams): SharedStreams {
  const streams = new Map<string, SharedStream>();
  const heads = new Map<string, FeedPosition>();
  const open = (view: StreamView<PlaceStreamPlan>, place: string): SharedStream => {
    const key = `${place} ${view.key}`;
    const known = streams.get(key);
    if (known !== undefined) return known;
    const head = `${place} ${view.plan.rootField.name}`; // a place counts the events of each of its streams by itself
    const shared = createSharedStream({
      place,
      open: (after, listener) => {
        if (isOtherPlace(place)) return refuseOtherPlace(place, listener);
        const client = sockets.share(place, view.rights);
        return openUpstream({ ...toUpstreamRequest(view, place, after), client }, listener);
      },
      toEvent: (message) => toPlaceEvent(view, message),
      lastKnown: () => heads.get(head),
      onPosition: (position) => heads.set(head, position),
      onIdle: () => streams.delete(key),
      retryMs: toRetryMs,
    });
    streams.set(key, shared);
    return shared;
  };
  return { open, size: () => streams.size };
}

/** Begins a stream of one client's own, for what it missed. */
export function openCatchUp(
  sockets: UpstreamSockets,
  { view, place, from }: { readonly view: StreamView<PlaceStreamPlan>; readonly place: string; readonly from: string },
  listener: UpstreamListener<PlaceEvent>,
): CatchUp {
  const { client, pause, resume, close } = sockets.openOwn(place, view.rights);
  const end = openUpstream(
    { ...toCatchUpRequest(view, place, from), client },
    {
      onMessage: (message) => listener.onMessage(toPlaceEvent(view, message)),
      onEnd: (reason) => {
        close();
        listener.onEnd(reason);
      },
    },
  );
  const stop = () => {
    end();
    close();
  };
  return { pause, resume, stop };
}

/** The pause before attempt number `attempt`, from 0, in milliseconds: doubled each time, with jitter. */
export function toRetryMs(attempt: number): number {
  return Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempt, 10)) * (0.5 + Math.random() / 2);
}

/** A stream that ends before it begins. */
function refuseOtherPlace(place: string, listener: UpstreamListener): () => void {
  const timer = setTimeout(() => listener.onEnd({ kind: "LOST", message: `The server of ${place} is another place` }));
  return () => clearTimeout(timer);
}
