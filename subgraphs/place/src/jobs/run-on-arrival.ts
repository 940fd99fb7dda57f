import type { VisitedReader } from "../collector/errands.ts";
import type { JobTools } from "./job-work.ts";

/** A reader that is waited for. */
export interface Arrival {
  readonly readerId: string;
  readonly signal: AbortSignal;
  /** Waits for the reader to be visited: rejects where it is not. */
  readonly onArriving: (arrived: Promise<void>) => Promise<void>;
}

/** Does something with a reader once its visit has caught up, and tells when that is. @throws what stops either */
export async function runOnArrival<T>(
  readers: JobTools["readers"],
  { readerId, signal, onArriving }: Arrival,
  work: (reader: VisitedReader) => Promise<T>,
): Promise<T> {
  const { promise: arrived, resolve, reject } = Promise.withResolvers<void>();
  const arriving = onArriving(arrived);
  const visited = readers.run(
    readerId,
    async (reader) => {
      resolve();
      await arriving;
      return work(reader);
    },
    signal,
  );
  visited.catch(reject);
  const [result] = await Promise.all([visited, arriving]);
  return result;
}
