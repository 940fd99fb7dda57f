import type { NextResponse } from "next/server";
import { dropBegun, readBegun } from "../../../session/oidc-cookie.ts";
import { finishOidc } from "../../../session/router-auth.ts";
import { isSecure } from "../../../session/same-origin.ts";
import { answerSession } from "../../../session/session-answer.ts";

/** Ends a sign-in by the provider with the account's code, `{ otp }`; 204 with cookies, or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerSession(request, { otp: "required" }, async ({ otp }, visitor) => {
    const isOverTls = isSecure(request.headers);
    const begun = await readBegun(isOverTls);
    if (begun === undefined) return { ok: false, code: "OIDC_REFUSED" };
    const outcome = await finishOidc({ binding: begun.binding, otp, ...visitor });
    if (outcome.ok) await dropBegun(isOverTls);
    return outcome;
  });
}
