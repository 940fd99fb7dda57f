import { NextResponse } from "next/server";
import { wantsFactorCode } from "../../../../session/factor-code.ts";
import { dropBegun, keepBegun, readBegun } from "../../../../session/oidc-cookie.ts";
import { toProviderRefusal } from "../../../../session/provider-refusals.ts";
import { finishOidc } from "../../../../session/router-auth.ts";
import { isSecure, toOwnOrigin } from "../../../../session/same-origin.ts";
import { keepSession, refuse } from "../../../../session/session-answer.ts";

/** Where the provider sends browsers back to: on to the page that was asked for, or to the sign-in page, which says why. */
export async function GET(request: Request): Promise<NextResponse> {
  const { headers } = request;
  if (!isNavigation(headers)) return refuse("FORBIDDEN", 403);
  const isOverTls = isSecure(headers);
  const begun = await readBegun(isOverTls);
  const { search, searchParams } = new URL(request.url);
  // A link of another site ends nothing: what this browser began goes on waiting for its own answer.
  if (begun === undefined || searchParams.get("state") !== begun.state)
    return leave(headers, "/sign-in?provider=OIDC_REFUSED");
  const visitor = { forwardedFor: headers.get("x-forwarded-for"), userAgent: headers.get("user-agent") };
  const outcome = await finishOidc({ binding: begun.binding, parameters: search.slice(1), ...visitor });
  if (outcome.ok) {
    await keepSession(request, outcome.tokens);
    await dropBegun(isOverTls);
    return leave(headers, begun.next);
  }
  const isAsked = wantsFactorCode(outcome.code);
  await (isAsked ? keepBegun(begun, isOverTls) : dropBegun(isOverTls)); // a code is waited for as long again
  const query = new URLSearchParams({ provider: isAsked ? "code" : toProviderRefusal(outcome.code), next: begun.next });
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
