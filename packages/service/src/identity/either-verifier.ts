import { TokenError, type TokenVerifier } from "./token.ts";

/** A token counts that the one takes or the other. What is thrown for one of neither is the first's word. */
export function createEitherVerifier(first: TokenVerifier, second: TokenVerifier): TokenVerifier {
  return (token) => {
    try {
      return first(token);
    } catch (error) {
      if (!(error instanceof TokenError)) throw error;
      try {
        return second(token);
      } catch (other) {
        throw other instanceof TokenError ? error : other;
      }
    }
  };
}
