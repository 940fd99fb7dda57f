import type { UserForm } from "../domain/punch.ts";

/** A first read of which nothing was stored: see `domain/held-read.ts`. */
export class ReadHeldError extends Error {
  /** How the rows name their users: punches that come live are stored meanwhile. */
  readonly userForm: UserForm | undefined;

  constructor(message: string, userForm: UserForm | undefined) {
    super(message);
    this.name = "ReadHeldError";
    this.userForm = userForm;
  }
}
