import { DirectoryError } from "../domain/errors.ts";
import { type Principal, toUsername } from "../domain/principal.ts";
import type { Client, SignInCheck } from "../sign-in.ts";

/** Whoever changes what is their own. */
export interface Owner {
  readonly subject: string;
  /** The session that goes on. */
  readonly sessionId: string;
}

/**
 * Proves that whoever holds an open session knows the password too, no faster than at the door.
 *
 * @throws {DirectoryError} WRONG_PASSWORD naming `argument`: UNAUTHENTICATED would say that the session is over; RATE_LIMITED
 */
export async function checkOwnPassword(
  checkSignIn: SignInCheck,
  { subject }: Pick<Owner, "subject">,
  given: { readonly password: string; readonly argument: string; readonly client: Client },
): Promise<Principal> {
  const { password, argument, client } = given;
  try {
    return await checkSignIn({ kind: "password", username: toUsername(subject), password }, client);
  } catch (error) {
    const isWrong = error instanceof DirectoryError && error.code === "UNAUTHENTICATED";
    throw isWrong ? new DirectoryError("WRONG_PASSWORD", "This is not your password", { argument }) : error;
  }
}
