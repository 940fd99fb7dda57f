import { NextResponse } from "next/server";
import { beginPasskeySignIn } from "../../../../session/router-auth.ts";
import { answerTexts, refuse } from "../../../../session/session-answer.ts";

/** What a browser asks its authenticators to sign in by a passkey: `{ options }`, or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerTexts(request, {}, async (_texts, visitor) => {
    const asked = await beginPasskeySignIn(visitor);
    return "code" in asked
      ? refuse(asked.code)
      : NextResponse.json(asked, { headers: { "cache-control": "no-store" } });
  });
}
