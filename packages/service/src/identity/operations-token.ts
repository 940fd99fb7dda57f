import { parseBearer } from "./bearer-token.ts";
import { readOrCreateSecret } from "./keys.ts";
import { createSecretCheck } from "./secret-check.ts";
import { TokenError, type TokenVerifier } from "./token.ts";

/** Whether whoever sends this `authorization` header is answered. */
export type OperatorCheck = (authorization: string | undefined) => boolean;

/**
 * Reads the operations token of this machine, 64 hex digits; where there is none, a random one is made, mode 600.
 *
 * @throws {KeyFileError}
 */
export function readOperationsToken(path: string): string {
  return readOrCreateSecret(path).toString("hex");
}

/** Lets in whoever holds the token. */
export function createOperatorCheck(token: string): OperatorCheck {
  const isToken = createSecretCheck(token);
  return (authorization) => {
    const given = parseBearer(authorization);
    return given !== undefined && isToken(given);
  };
}

/** Lets in whoever holds a token that the verifier takes. */
export function createTokenCheck(verify: TokenVerifier): OperatorCheck {
  return (authorization) => {
    const given = parseBearer(authorization);
    if (given === undefined) return false;
    try {
      verify(given);
      return true;
    } catch (error) {
      if (error instanceof TokenError) return false;
      throw error;
    }
  };
}
