import { requestError } from "@biometricflow/service/errors/error-codes";
import { type GraphQLError, Lexer, Source, TokenKind } from "graphql";
import type { DocumentLimits } from "../limits.ts";

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/** How a text is read: `isCut` when it holds more tokens than may be read. */
export interface ReadText {
  readonly fault: GraphQLError | undefined;
  readonly isCut: boolean;
}

/**
 * Reads a text token by token, as far as its limit of tokens, without building anything of it: QUERY_TOO_COSTLY or
 * QUERY_TOO_DEEP with `extensions.limit`. A text that is no GraphQL is explained by the parser.
 */
export function readText(text: string, limits: DocumentLimits): ReadText {
  const { maxCharacters, maxTokens, maxNameCharacters, maxNesting } = limits;
  if (text.length > maxCharacters) return refuse(tooCostly(`${text.length} characters`, maxCharacters));
  const lexer = new Lexer(new Source(text));
  let nesting = 0;
  for (let tokens = 0; tokens <= maxTokens; tokens++) {
    const token = advance(lexer);
    if (token === undefined || token.kind === TokenKind.EOF) return { fault: undefined, isCut: false };
    const length = token.end - token.start;
    if (token.kind === TokenKind.NAME && length > maxNameCharacters)
      return refuse(tooCostly(`a name of ${length} characters`, maxNameCharacters));
    if (OPENING.has(token.kind)) nesting++;
    else if (CLOSING.has(token.kind)) nesting--;
    if (nesting > maxNesting) return refuse(tooDeep(maxNesting));
  }
  return { fault: undefined, isCut: true };
}

/** `undefined` where the text is no GraphQL any more. */
function advance(lexer: Lexer) {
  try {
    return lexer.advance();
  } catch {
    return undefined; // the parser says what is wrong
  }
}

function refuse(fault: GraphQLError): ReadText {
  return { fault, isCut: false };
}

function tooDeep(limit: number): GraphQLError {
  const message = `The query is nested more than ${limit} levels deep; at most ${limit} are allowed`;
  return requestError("QUERY_TOO_DEEP", message, { limit });
}

/** The QUERY_TOO_COSTLY of a text that holds too much. */
export function tooCostly(what: string, limit: number): GraphQLError {
  return requestError("QUERY_TOO_COSTLY", `The query has ${what}; at most ${limit} are allowed`, { limit });
}
