/** Port: which process of a place visits its readers. One process alone always does. */
export interface ReaderOwnership {
  readonly isOwner: boolean;
  /** Calls `onChange` after the readers were taken, or lost. Returns the end of it. */
  watch(onChange: () => void): () => void;
}
