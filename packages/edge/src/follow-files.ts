import { type CertificateCode, CertificateError } from "@biometricflow/config/certificate";

/** Takes what an operator should know. */
export interface TlsLog {
  readonly info: (values: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (values: Readonly<Record<string, unknown>>, message: string) => void;
}

/** How files are followed. */
export interface FollowOptions {
  readonly log: TlsLog;
  /** How often they are looked at; a second when omitted. */
  readonly lookMs?: number;
  /** Milliseconds since 1970; the system clock when omitted. */
  readonly now?: () => number;
}

/** Files of certificates, and what is made of them. */
export interface FollowedFiles<R> {
  /** Reads them. @throws {CertificateError} */
  readonly read: () => R;
  /** Another one for files that hold something else. */
  readonly toText: (found: R) => string;
  /** Takes what they hold. @throws {CertificateError} for what cannot be used */
  readonly take: (found: R) => void;
}

/** Files that are looked at again and again. */
export interface Following {
  /** Looks now; a change is taken when two looks in a row have seen it. */
  readonly look: () => void;
  readonly stop: () => void;
}

const LOOK_MS = 1_000;
/** What time alone mends: the files are judged again as they are. */
const MENDED_BY_TIME: CertificateCode = "CERTIFICATE_NOT_YET_VALID";

/**
 * Takes files at once, and again when they have changed. What cannot be used later changes nothing, and the log says once what is
 * wrong with it.
 *
 * @throws {CertificateError} where they cannot be used to begin with
 */
export function followFiles<R>(files: FollowedFiles<R>, { log, lookMs = LOOK_MS }: FollowOptions): Following {
  const first = files.read();
  files.take(first);
  let last = files.toText(first);
  let judged: string | undefined = last;
  let refused: string | undefined;
  const look = () => {
    const found = find(files);
    const isSettled = found.text === last; // two files are not written at once
    last = found.text;
    if (!isSettled || found.text === judged) return;
    judged = found.text;
    try {
      found.take();
      refused = undefined;
    } catch (error) {
      if (!(error instanceof CertificateError)) throw error;
      if (error.code === MENDED_BY_TIME) judged = undefined;
      const isTold = refused === found.text;
      refused = found.text;
      if (!isTold)
        log.error({ code: error.code, file: error.file, fault: error.message }, "what was there before goes on");
    }
  };
  const timer = setInterval(look, lookMs).unref();
  return { look, stop: () => clearInterval(timer) };
}

/** What the files hold, or why that cannot be read; either is told from another by its text. */
function find<R>({ read, toText, take }: FollowedFiles<R>): { readonly text: string; readonly take: () => void } {
  try {
    const found = read();
    return { text: toText(found), take: () => take(found) };
  } catch (error) {
    if (!(error instanceof CertificateError)) throw error;
    const fail = () => {
      throw error;
    };
    return { text: error.message, take: fail };
  }
}
