import { BeginViewAsDocument } from "@biometricflow/sdk/generated/graphql";
import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { queryRouterBy } from "../../../graphql/execute.server.ts";
import { isSameOrigin, isSecure } from "../../../session/same-origin.ts";
import { answerTexts, refuse } from "../../../session/session-answer.ts";
import { accessCookie, endViewAs, writeViewAs } from "../../../session/session-cookies.ts";
import { toSignedOut } from "../../../session/signed-out.ts";

/** Begins to see what the account `{ id }` sees: 204, and pages ask with its token until it ends; or `{ error: { code } }`. */
export function POST(request: Request): Promise<NextResponse> {
  return answerTexts(request, { id: "required" }, async ({ id }) => {
    const jar = await cookies();
    const own = jar.get(accessCookie())?.value;
    if (!own) {
      const { code, status } = toSignedOut(request.headers);
      return refuse(code, status);
    }
    const result = await queryRouterBy(own, { document: BeginViewAsDocument, variables: { input: { id } } });
    if (!result.ok) return refuse(result.failure.code);
    if (!result.data.beginViewAs) return refuse(result.errors[0]?.code ?? "SERVICE_UNAVAILABLE");
    writeViewAs(jar, result.data.beginViewAs, isSecure(request.headers));
    return new NextResponse(null, { status: 204 });
  });
}

/** Goes back to one's own view: 204. */
export async function DELETE(request: Request): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return refuse("FORBIDDEN");
  endViewAs(await cookies());
  return new NextResponse(null, { status: 204 });
}
