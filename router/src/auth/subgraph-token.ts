import { parseGlobalId } from "@biometricflow/schema/global-id";
import { PUBLIC } from "@biometricflow/service/identity/role";
import {
  type NewTokenClaims,
  TOKEN_USES,
  type TokenSigner,
  type TokenUse,
} from "@biometricflow/service/identity/token";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import { LRUCache } from "lru-cache";

/** What a token towards a subgraph is narrowed to. */
export type TokenSubject = Pick<
  Viewer,
  "subject" | "name" | "role" | "users" | "sessionId" | "viewedBy" | "deviceWritesUntilMs"
>;

/** The same, and the places that it may see. */
export type RouterTokenSubject = TokenSubject & Pick<Viewer, "places">;

/** The router's own tokens; the client's token ends at the router. Each is an `authorization` header's value. */
export interface SubgraphTokens {
  /** Valid at this place alone and for nothing else. */
  readonly forPlace: (subject: TokenSubject, place: string) => string;
  /** Asks whatever place answers at an address which one it is, and opens nothing else. */
  readonly forIdentity: () => string;
  /** `undefined` stands for a request without a client token: role PUBLIC. */
  readonly forDirectory: (viewer: RouterTokenSubject | undefined) => string;
  /** The same for attendance. */
  readonly forAttendance: (viewer: RouterTokenSubject | undefined) => string;
}

/** Who the router is where it asks for itself: health, the registry, streams shared by several viewers. */
export const ROUTER_SUBJECT: TokenSubject = { subject: "router", name: "router", role: "VIEWER", sessionId: "router" };

const ANONYMOUS: TokenSubject = { subject: "anonymous", name: "anonymous", role: PUBLIC, sessionId: "anonymous" };
const LIFETIME_SECONDS = 60;
const REUSE_MS = 30_000;
const MAX_CACHED = 10_000;

/** Creates the router's tokens; equal ones are signed once in 30 seconds. */
export function createSubgraphTokens(sign: TokenSigner): SubgraphTokens {
  const cache = new LRUCache<string, string>({ max: MAX_CACHED, ttl: REUSE_MS });
  const issue = (claims: NewTokenClaims, use: TokenUse): string => {
    const key = JSON.stringify([use.audience, claims]);
    const known = cache.get(key);
    if (known !== undefined) return known;
    const header = `Bearer ${sign(claims, { use, expiresInSeconds: LIFETIME_SECONDS })}`;
    cache.set(key, header);
    return header;
  };
  return {
    forPlace: (subject, place) => {
      const users = subject.users?.filter((id) => parseGlobalId(id)?.place === place);
      return issue(
        toClaims({ ...subject, ...(users === undefined ? {} : { users }) }, [place]),
        TOKEN_USES.place(place),
      );
    },
    forIdentity: () => issue(toClaims(ROUTER_SUBJECT, []), TOKEN_USES.identity),
    forDirectory: (viewer) => issue(toViewerClaims(viewer), TOKEN_USES.directory),
    forAttendance: (viewer) => issue(toViewerClaims(viewer), TOKEN_USES.attendance),
  };
}

function toViewerClaims(viewer: RouterTokenSubject | undefined): NewTokenClaims {
  if (viewer === undefined) return toClaims(ANONYMOUS, []);
  return toClaims(viewer, viewer.places === "*" ? ["*"] : viewer.places);
}

function toClaims(subject: TokenSubject, places: readonly string[]): NewTokenClaims {
  const { users, viewedBy, deviceWritesUntilMs: untilMs } = subject;
  return {
    ...{ sub: subject.subject, sid: subject.sessionId, name: subject.name, role: subject.role, places },
    ...(users === undefined ? {} : { users }),
    ...(viewedBy === undefined ? {} : { act: { sub: viewedBy } }),
    ...(untilMs === undefined ? {} : { deviceWritesUntil: Math.floor(untilMs / 1000) }),
  };
}
