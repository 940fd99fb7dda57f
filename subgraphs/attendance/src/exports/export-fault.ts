/** An export cannot go on. */
export class ExportFault extends Error {
  readonly code: string;
  /** Set: it may go on by itself, not before so long. */
  readonly retryAfterMs: number | undefined;

  constructor(code: string, message: string, options: ErrorOptions & { readonly retryAfterMs?: number } = {}) {
    super(message, options);
    this.name = "ExportFault";
    this.code = code;
    this.retryAfterMs = options.retryAfterMs;
  }
}
