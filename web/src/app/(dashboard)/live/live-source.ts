import {
  PunchesDocument,
  PunchRecordedDocument,
  type PunchRowFragment,
  ScreenPunchesDocument,
  ScreenPunchRecordedDocument,
} from "@biometricflow/sdk/generated/graphql";
import type { LiveState } from "@biometricflow/sdk/live-state";
import { browserClient } from "../../../graphql/live-client.ts";
import { runQuery } from "../../../graphql/run-query.ts";
import { FIRST_PAGE } from "./first-page.ts";
import type { LiveMessage } from "./live-items.ts";
import { toPunchRow } from "./screen-punch.ts";

interface Scope {
  readonly placeIds?: string[];
}

interface Following {
  readonly signal: AbortSignal;
  readonly onState: (state: LiveState) => void;
}

/** Where the feed comes from: the latest punches, and those that come. */
export interface LiveSource {
  /** Undefined where they cannot be read now. */
  readonly readLatest: (scope: Scope, signal: AbortSignal) => Promise<PunchRowFragment[] | undefined>;
  readonly follow: (scope: Scope, following: Following) => AsyncGenerator<LiveMessage, void, void>;
}

/** What whoever sees punches is shown. */
const PUNCH_SOURCE: LiveSource = {
  readLatest: async (scope, signal) => {
    const result = await runQuery(PunchesDocument, { ...scope, first: FIRST_PAGE }, signal);
    return result.ok ? result.data.punches?.edges.map(({ node }) => node) : undefined;
  },
  follow: async function* (scope, following) {
    for await (const message of browserClient().subscribe(PunchRecordedDocument, scope, following))
      yield toLiveMessage(message);
  },
};

/** What a screen on a wall is shown of it. */
const SCREEN_SOURCE: LiveSource = {
  readLatest: async (scope, signal) => {
    const result = await runQuery(ScreenPunchesDocument, { ...scope, first: FIRST_PAGE }, signal);
    return result.ok ? result.data.punches?.edges.map(({ node }) => toPunchRow(node)) : undefined;
  },
  follow: async function* (scope, following) {
    for await (const { punch, ...message } of browserClient().subscribe(ScreenPunchRecordedDocument, scope, following))
      yield toLiveMessage({ ...message, punch: punch && toPunchRow(punch) });
  },
};

/** Where the feed of somebody, or of a screen, comes from; the same at each render. */
export function toSource(isScreen: boolean): LiveSource {
  return isScreen ? SCREEN_SOURCE : PUNCH_SOURCE;
}

function toLiveMessage({ phase, punch, notice }: LiveMessage): LiveMessage {
  return { phase, punch, notice };
}
