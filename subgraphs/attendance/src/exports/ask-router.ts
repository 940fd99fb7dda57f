import type { SigningKey } from "@biometricflow/service/identity/keys";
import { ATTENDANCE_ISSUER, createTokenSigner, TOKEN_USES } from "@biometricflow/service/identity/token";
import type { Viewer } from "@biometricflow/service/identity/viewer";
import type { ExportQuestion } from "../domain/exports/export-question.ts";
import type { PeopleScope } from "../domain/people/viewer-scope.ts";
import { ExportFault } from "./export-fault.ts";
import { type ExportPage, readPage } from "./export-pages.ts";

/** Who asks for an export. */
export interface Asker {
  readonly viewer: Viewer;
  /** The router's own token by which it was asked for; the router takes the rights from it. */
  readonly grant: string;
  /** Of a role that sees by person: whom, when it was asked for. */
  readonly people?: PeopleScope | undefined;
}

/** Where a page begins. */
export interface PagePosition {
  readonly after: string | undefined;
  readonly isFirst: boolean;
}

/** Asks the public graph for one page, with somebody's rights. @throws {ExportFault} */
export type AskRouter = (
  question: ExportQuestion,
  position: PagePosition,
  asking: { readonly asker: Asker; readonly signal: AbortSignal },
) => Promise<ExportPage>;

const TOKEN_SECONDS = 60;
const DEADLINE_MS = 60_000;

/** Creates the way to the router's graph. */
export function createAskRouter(routerUrl: string, key: () => SigningKey, now: () => number): AskRouter {
  const sign = createTokenSigner({ key, issuer: ATTENDANCE_ISSUER });
  const url = new URL("/graphql", routerUrl);
  return async (question, { after, isFirst }, { asker, signal }) => {
    const token = sign(toClaims(asker), { use: TOKEN_USES.export, expiresInSeconds: TOKEN_SECONDS });
    const variables = { ...question.variables, first: question.pageRows, after: after ?? null, isFirst };
    const answer = await post(url, {
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify({ query: question.text, variables }),
      signal: AbortSignal.any([signal, AbortSignal.timeout(DEADLINE_MS)]),
    });
    signal.throwIfAborted();
    return readPage(answer, question, now());
  };
}

function toClaims({ viewer, grant }: Asker) {
  const { subject, name, role, places, users, sessionId } = viewer;
  const scope = { places: places === "*" ? ["*"] : places, ...(users === undefined ? {} : { users }) };
  return { sub: subject, sid: sessionId, name, role, grant, ...scope };
}

/** What the router says, refusals included; silence is a reason to ask again. */
async function post(url: URL, request: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(url, { ...request, method: "POST", redirect: "error" });
    const answer: unknown = await response.json();
    return answer;
  } catch (cause) {
    throw new ExportFault("SERVICE_UNAVAILABLE", "The router does not answer", { cause, retryAfterMs: 1000 });
  }
}
