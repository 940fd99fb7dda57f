import { DeviceError } from "./device-error.ts";
import type { RequestLine } from "./request-line.ts";
import { toLongestWaitMs } from "./round-trip.ts";
import { isLossless } from "./transport.ts";

/** What is asked again, and how long in all. */
interface AskedAgain {
  readonly command: number;
  /** Milliseconds until an answer, over all tries of a request that may have got lost. */
  readonly timeoutMs: number;
}

/**
 * Asks until the answer arrives undamaged. What a damaged packet says is nothing, also not that the request is refused or
 * went wrong. The packets of a reader that sums in a way of its own are taken as they are.
 *
 * Where packets get lost, a request that is not answered is sent again under a new number: for the first time when an answer
 * would have come as a rule, then after twice the wait, up to a longest one. A late answer to the one before is skipped as
 * any late answer is.
 *
 * @param ask sends the request and waits so many milliseconds.
 * @throws {DeviceError} also `DEVICE_PROTOCOL_ERROR` for an answer that stays damaged.
 */
export async function askUndamaged<T>(
  line: RequestLine,
  { command, timeoutMs }: AskedAgain,
  ask: (timeoutMs: number) => Promise<T>,
): Promise<T> {
  const { resendAfterMs = timeoutMs, tries } = line.link;
  const firstMs = isLossless(line.link) ? timeoutMs : line.roundTrip.toWaitMs(resendAfterMs);
  const longestMs = isLossless(line.link) ? timeoutMs : toLongestWaitMs(resendAfterMs);
  let [damaged, waitMs, leftMs] = [0, Math.min(firstMs, timeoutMs), timeoutMs];
  for (;;) {
    const badBefore = line.stats.badChecksums;
    const isDamaged = (): boolean => line.stats.badChecksums !== badBefore && !line.stats.hasOwnSums;
    let failure: DeviceError | undefined;
    try {
      const answer = await ask(waitMs);
      if (!isDamaged()) return answer;
    } catch (error) {
      if (!(error instanceof DeviceError) || line.ended.aborted) throw error;
      failure = error;
    }
    if (isDamaged() || isOutOfPlace(line, failure)) damaged++;
    else if (failure?.code !== "DEVICE_TIMEOUT" || (leftMs -= waitMs) <= 0) throw failure;
    else waitMs = Math.min(waitMs * 2, longestMs, leftMs);
    if (damaged === tries) throw toStaysDamaged(command, tries, failure);
    line.countAskedAgain();
  }
}

/** A datagram that comes twice or behind a later one looks like a lie. */
function isOutOfPlace({ link }: RequestLine, failure: DeviceError | undefined): boolean {
  return !isLossless(link) && failure?.code === "DEVICE_PROTOCOL_ERROR";
}

function toStaysDamaged(command: number, tries: number, cause: DeviceError | undefined): DeviceError {
  const options = cause?.answerCode === undefined ? { cause } : { cause, answerCode: cause.answerCode };
  const message = `the answer to command ${command} stayed damaged after ${tries} tries`;
  return new DeviceError("DEVICE_PROTOCOL_ERROR", message, options);
}
