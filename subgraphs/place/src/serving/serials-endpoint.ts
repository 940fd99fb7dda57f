import { parseSerialWords, SERIALS_PATH } from "@biometricflow/schema/serial-claims";
import { HttpError } from "@biometricflow/service/errors/http-error";
import type { createHttpServer } from "@biometricflow/service/http/http-server";
import { parseBearer } from "@biometricflow/service/identity/bearer-token";
import { TokenError, type TokenVerifier } from "@biometricflow/service/identity/token";
import type { SerialDesk } from "../domain/serials/serial-desk.ts";

/** What the endpoint of the serial numbers needs. */
export interface SerialsEndpointOptions {
  readonly serials: Pick<SerialDesk, "exchange">;
  /** For tokens of the directory that open this and nothing else. */
  readonly verify: TokenVerifier;
}

/**
 * Serves `POST /serials` to the directory: `{ words }`, what it says of the serial numbers of the place's readers, is answered with
 * `{ serials }`, what the place states of them.
 */
export function addSerialsEndpoint(
  app: Awaited<ReturnType<typeof createHttpServer>>,
  { serials, verify }: SerialsEndpointOptions,
): void {
  app.post(SERIALS_PATH, async (request) => {
    requireDirectory(verify, request.headers.authorization);
    const words = parseSerialWords(request.body);
    if (words === undefined) throw new HttpError("BAD_USER_INPUT", "words says of serial numbers whose they are");
    return { serials: await serials.exchange(words) };
  });
}

function requireDirectory(verify: TokenVerifier, authorization: string | undefined): void {
  try {
    verify(parseBearer(authorization) ?? "");
  } catch (error) {
    if (!(error instanceof TokenError)) throw error;
    throw new HttpError("UNAUTHENTICATED", "A token of the directory is required");
  }
}
