import type { ReaderDetailQuery } from "@biometricflow/sdk/generated/graphql";

/** A reader as its page knows it. */
export type Reader = NonNullable<ReaderDetailQuery["device"]>;

/** A part of the page about a reader; `zone` is that of its place. */
export interface ReaderProps {
  readonly reader: Reader;
  readonly zone: string | null;
}

/** A part of what can be done to a reader. */
export interface SettingsProps {
  readonly reader: Reader;
  /** Something was done: what is shown may be old. */
  readonly onDone: () => void;
}
