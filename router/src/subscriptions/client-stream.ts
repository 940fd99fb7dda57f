import { encodeVectorCursor, type VectorCursor } from "@biometricflow/schema/vector-cursor";
import { codedError } from "@biometricflow/service/errors/error-codes";
import type { ExecutionResult } from "graphql";
import type { EventIds } from "./event-filter.ts";
import { createMessageQueue, type MessageQueue } from "./message-queue.ts";
import { isSameObjects, listPositions, type Positions } from "./positions.ts";
import type { PlaceEvent, SharedStream } from "./shared-stream.ts";
import {
  createStreamState,
  type Notice,
  type StreamAction,
  type StreamInput,
  type StreamState,
} from "./stream-data.ts";
import { advance } from "./stream-state.ts";
import type { UpstreamListener } from "./upstream.ts";

/** The catch-up of one client at one place. */
export interface CatchUp {
  readonly pause: () => void;
  readonly resume: () => void;
  readonly stop: () => void;
}

/** What a client's stream needs from outside. */
export interface ClientStreamOptions {
  /** Where the client wants to go on; places that are absent begin at their head. */
  readonly after: VectorCursor;
  /** Whether the client asked for events about these. */
  readonly isWanted: (ids: EventIds) => boolean;
  readonly openStream: (place: string) => SharedStream;
  /** Begins a stream of its own at a position, for what the client missed. */
  readonly openCatchUp: (place: string, after: string, listener: UpstreamListener<PlaceEvent>) => CatchUp;
  /** Makes a message for this client: its own cursor stands in for the place's. */
  readonly toMessage: (shape: () => Promise<ExecutionResult>, cursor: string) => Promise<ExecutionResult>;
  readonly toNotice: (notice: Notice, cursor: string) => Promise<ExecutionResult>;
  /** Messages that may wait for a client that reads slowly. */
  readonly maxQueued: number;
  readonly onEnd: () => void;
}

const RETRY_MS = 500;

/** One client's view of the streams of several places; `stream-state.ts` decides, this does it. */
export class ClientStream {
  readonly #options: ClientStreamOptions;
  readonly #queue: MessageQueue<ExecutionResult>;
  readonly #unfollow = new Map<string, () => void>();
  readonly #catchUps = new Map<string, CatchUp>();
  readonly #inputs: StreamInput[] = [];
  #state: StreamState;
  #isRunning = false;

  constructor(options: ClientStreamOptions) {
    this.#options = options;
    this.#state = createStreamState(options.maxQueued, options.after);
    this.#queue = createMessageQueue({
      onTake: () => this.#put({ kind: "TAKEN", waiting: this.#queue.size() }),
      onEnd: () => {
        this.#put({ kind: "CLOSED" });
        options.onEnd();
      },
    });
  }

  /** The answers, to be read once. */
  get messages(): AsyncGenerator<ExecutionResult, void, void> {
    return this.#queue;
  }

  /** The places that are followed now. */
  get places(): readonly string[] {
    return [...this.#state.tracks.keys()];
  }

  /** Ends the stream with an error that the client sees. */
  fail(error: Error): void {
    this.#queue.fail(error);
  }

  /** Follows exactly these places from now on. */
  setPlaces(places: readonly string[]): void {
    this.#put({ kind: "PLACES", places });
  }

  /** An input that comes out of an action waits until the actions before it are done. */
  #put(input: StreamInput): void {
    this.#inputs.push(input);
    if (this.#isRunning) return;
    this.#isRunning = true;
    for (let next = this.#inputs.shift(); next !== undefined; next = this.#inputs.shift()) {
      const [state, actions] = advance(this.#state, next);
      this.#state = state;
      for (const action of actions) this.#run(action);
    }
    this.#isRunning = false;
  }

  #run(action: StreamAction): void {
    switch (action.kind) {
      case "SAY": {
        const { event, positions } = action;
        return this.#queue.push(() => this.#options.toMessage(event.shape, toCursor(event, positions)));
      }
      case "NOTIFY": {
        const { notice, positions } = action;
        return this.#queue.push(() => this.#options.toNotice(notice, encodeVectorCursor(listPositions(positions))));
      }
      case "FOLLOW":
        return this.#follow(action.place);
      case "UNFOLLOW":
        this.#unfollow.get(action.place)?.();
        return void this.#unfollow.delete(action.place);
      case "CATCH_UP":
        return this.#catchUp(action.place, encodeVectorCursor(new Map([[action.place, action.from]])));
      case "STOP_CATCH_UP":
        return this.#stopCatchUp(action.place);
      case "HOLD_BACK":
        return this.#catchUps.forEach((catchUp) => catchUp.pause());
      case "LET_GO":
        return this.#catchUps.forEach((catchUp) => catchUp.resume());
      case "RETRY_LATER":
        return void setTimeout(() => this.#put({ kind: "RETRY", place: action.place }), RETRY_MS);
      case "FAIL":
        return this.fail(
          codedError("CURSOR_RESET", `The ledger of ${action.place} is another one`, { place: action.place }),
        );
    }
  }

  #follow(place: string): void {
    const shared = this.#options.openStream(place);
    const head = () => shared.position();
    const unfollow = shared.follow({
      onEvent: (event) => this.#put({ kind: "EVENT", place, event, isWanted: this.#options.isWanted(event.ids) }),
      onCaughtUp: () => this.#put({ kind: "LIVE", place, head: head() }),
      onLost: (message) => this.#put({ kind: "LOST", place, head: head(), message }),
      onBack: () => this.#put({ kind: "BACK", place, head: head() }),
      onReset: () => this.#put({ kind: "RESET", place, head: head() }),
    });
    this.#unfollow.set(place, unfollow);
    this.#put({ kind: "FOLLOWED", place, head: head(), state: shared.state() });
  }

  #catchUp(place: string, after: string): void {
    this.#stopCatchUp(place);
    const catchUp = this.#options.openCatchUp(place, after, {
      onMessage: (event) => {
        if (event.noticeKind === undefined) this.#put({ kind: "MISSED", place, event });
        else if (event.noticeKind === "CAUGHT_UP") this.#put({ kind: "CAUGHT_UP", place, position: event.position });
      },
      onEnd: (end) => {
        this.#catchUps.delete(place);
        if (end.kind === "REFUSED") return this.fail(codedError(end.code, end.message, { place }));
        this.#put({ kind: "BROKEN", place, isReset: end.kind === "RESET" });
      },
    });
    this.#catchUps.set(place, catchUp);
  }

  #stopCatchUp(place: string): void {
    this.#catchUps.get(place)?.stop();
    this.#catchUps.delete(place);
  }
}

/** Hundreds of subscribers stand at the same positions after an event: their cursor is written once. */
const CURSORS = new WeakMap<PlaceEvent, { readonly positions: Positions; readonly text: string }>();

function toCursor(event: PlaceEvent, positions: Positions): string {
  const known = CURSORS.get(event);
  if (known !== undefined && isSameObjects(known.positions, positions)) return known.text;
  const text = encodeVectorCursor(listPositions(positions));
  CURSORS.set(event, { positions, text });
  return text;
}
