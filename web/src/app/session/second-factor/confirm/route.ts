import { NextResponse } from "next/server";
import { confirmFactor } from "../../../../session/router-auth.ts";
import { answerTexts, keepSession, refuse } from "../../../../session/session-answer.ts";

/** Takes a code of the secret, and signs its owner in: `{ recoveryCodes }` with cookies, or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  const wanted = { username: "required", password: "required", otp: "required" } as const;
  return answerTexts(request, wanted, async (credentials, visitor) => {
    const { outcome, recoveryCodes } = await confirmFactor({ ...credentials, ...visitor });
    if (!outcome.ok) return refuse(outcome.code);
    await keepSession(request, outcome.tokens);
    return NextResponse.json({ recoveryCodes }, { headers: { "cache-control": "no-store" } });
  });
}
