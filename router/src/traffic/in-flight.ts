/** Shares work that is under way between those who ask for the same. */
export interface InFlight<T> {
  /** `start` runs unless the same key is under way; its signal aborts when everyone who asked has gone. */
  readonly share: (key: string, signal: AbortSignal, start: (signal: AbortSignal) => Promise<T>) => Promise<T>;
}

interface Flight<T> {
  readonly controller: AbortController;
  readonly result: Promise<T>;
  waiting: number;
}

/** Creates an empty table. Results are forgotten as soon as they are there. */
export function createInFlight<T>(): InFlight<T> {
  const flights = new Map<string, Flight<T>>();
  const begin = (key: string, start: (signal: AbortSignal) => Promise<T>): Flight<T> => {
    const controller = new AbortController();
    const flight = { controller, result: start(controller.signal), waiting: 0 };
    flights.set(key, flight);
    const forget = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flight.result.then(forget, forget);
    controller.signal.addEventListener("abort", forget);
    return flight;
  };
  return {
    share: async (key, signal, start) => {
      const flight = flights.get(key) ?? begin(key, start);
      flight.waiting++;
      const leave = () => {
        if (--flight.waiting === 0) flight.controller.abort();
      };
      if (signal.aborted) leave();
      else signal.addEventListener("abort", leave, { once: true });
      try {
        return await flight.result;
      } finally {
        signal.removeEventListener("abort", leave);
      }
    },
  };
}
