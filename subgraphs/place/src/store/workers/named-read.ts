import type { ReadArguments, ReadName } from "../../domain/read-pool.ts";

/** One read by name. */
export interface NamedRead {
  readonly name: ReadName;
  readonly args: ReadArguments[ReadName];
}
