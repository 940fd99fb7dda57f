import { NextResponse } from "next/server";
import { wantsFactorCode } from "../../../../session/factor-code.ts";
import { dropBegun, readBegun } from "../../../../session/oidc-cookie.ts";
import { finishOidc } from "../../../../session/router-auth.ts";
import { toOwnOrigin } from "../../../../session/same-origin.ts";
import { keepSession, refuse } from "../../../../session/session-answer.ts";

/** Where the provider sends browsers back to: on to the page that was asked for, or to the sign-in page, which says why. */
export async function GET(request: Request): Promise<NextResponse> {
  const { headers } = request;
  if (!isNavigation(headers)) return refuse("FORBIDDEN", 403);
  const begun = await readBegun();
  if (begun === undefined) return leave(headers, "/sign-in?provider=OIDC_REFUSED");
  const visitor = { forwardedFor: headers.get("x-forwarded-for"), userAgent: headers.get("user-agent") };
  const parameters = new URL(request.url).search.slice(1);
  const outcome = await finishOidc({ binding: begun.binding, parameters, ...visitor });
  if (outcome.ok) {
    await keepSession(request, outcome.tokens);
    await dropBegun();
    return leave(headers, begun.next);
  }
  const isAsked = wantsFactorCode(outcome.code);
  if (!isAsked) await dropBegun();
  const query = new URLSearchParams({ provider: isAsked ? "code" : outcome.code, next: begun.next });
  return leave(headers, `/sign-in?${query}`);
}

/** Whether a browser goes there with its whole page: no picture, frame or script of another site ends a sign-in. */
function isNavigation(headers: Headers): boolean {
  const [mode, target] = [headers.get("sec-fetch-mode"), headers.get("sec-fetch-dest")];
  return (mode === null || mode === "navigate") && (target === null || target === "document");
}

function leave(headers: Headers, path: string): NextResponse {
  const answer = NextResponse.redirect(`${toOwnOrigin(headers)}${path}`, 303); // not where we listen
  answer.headers.set("cache-control", "no-store");
  return answer;
}
