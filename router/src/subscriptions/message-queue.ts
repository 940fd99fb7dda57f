/** Messages for one client, taken one by one as fast as the client reads. */
export interface MessageQueue<T> extends AsyncGenerator<T, void, void> {
  readonly size: () => number;
  readonly push: (make: () => Promise<T>) => void;
  /** Drops what waits and ends with an error. */
  readonly fail: (error: Error) => void;
}

/** What the owner of a queue is told. */
export interface QueueEvents {
  /** A message was taken. */
  readonly onTake: () => void;
  /** The client left, or the queue failed: nothing more will be taken. */
  readonly onEnd: () => void;
}

/** Creates an empty queue. A message is made when it is taken, so that a client that does not read costs little. */
export function createMessageQueue<T>({ onTake, onEnd }: QueueEvents): MessageQueue<T> {
  const waiting: (() => Promise<T>)[] = [];
  let failure: Error | undefined;
  let isOver = false;
  let wake = () => {};
  const end = (error?: Error) => {
    if (isOver) return;
    isOver = true;
    failure = error;
    waiting.length = 0;
    wake();
    onEnd();
  };
  const take = async (): Promise<IteratorResult<T, void>> => {
    while (waiting.length === 0 && !isOver) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    const make = waiting.shift();
    if (make !== undefined) {
      onTake();
      return { done: false, value: await make() };
    }
    const error = failure;
    failure = undefined;
    if (error !== undefined) throw error;
    return { done: true, value: undefined };
  };
  const finish = async (): Promise<IteratorResult<T, void>> => {
    end();
    return { done: true, value: undefined };
  };
  return {
    size: () => waiting.length,
    push: (make) => {
      if (isOver) return;
      waiting.push(make);
      wake();
    },
    fail: end,
    next: take,
    return: finish,
    throw: finish,
    [Symbol.asyncIterator]() {
      return this;
    },
    [Symbol.asyncDispose]: async () => void (await finish()),
  };
}
