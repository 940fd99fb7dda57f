import { NextResponse } from "next/server";
import { beginFactor } from "../../../session/router-auth.ts";
import { answerTexts, refuse } from "../../../session/session-answer.ts";

/** Makes the secret of a second factor that must be set up before signing in: `{ secret, uri }`, or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerTexts(request, { username: "required", password: "required" }, async (credentials, visitor) => {
    const told = await beginFactor({ ...credentials, ...visitor });
    return "code" in told ? refuse(told.code) : NextResponse.json(told, { headers: { "cache-control": "no-store" } });
  });
}
