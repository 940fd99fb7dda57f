import { NextResponse } from "next/server";
import { keepBegun } from "../../../../session/oidc-cookie.ts";
import { beginOidc } from "../../../../session/router-auth.ts";
import { isSecure } from "../../../../session/same-origin.ts";
import { answerTexts, refuse } from "../../../../session/session-answer.ts";

/** Begins a sign-in by the provider, with `{ next }`: `{ url }` where the browser goes, and a cookie; or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerTexts(request, { next: "optional" }, async ({ next }, visitor) => {
    const begun = await beginOidc(visitor);
    if ("code" in begun) return refuse(begun.code);
    const state = new URL(begun.url).searchParams.get("state") ?? "";
    await keepBegun({ binding: begun.binding, state, next }, isSecure(request.headers));
    return NextResponse.json({ url: begun.url }, { headers: { "cache-control": "no-store" } });
  });
}
