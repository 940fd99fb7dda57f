import type { Rate } from "@biometricflow/config/edge-config";
import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

/** How often somebody may do one thing. */
export interface Limiter {
  /** Counts one of `key`. @returns seconds to wait; 0 when it is within the limit */
  readonly take: (key: string) => Promise<number>;
  /** Seconds until `key` may go on, with nothing counted; 0 when it may. */
  readonly look: (key: string) => Promise<number>;
}

/** Where counts are kept: in this process, or in the Redis that several share. */
export interface LimiterStore {
  readonly redis?: Redis | undefined;
  /** Tells the counts of one process apart from those of others in the same Redis. */
  readonly prefix?: string;
}

/**
 * Creates a limit. In a Redis that does not answer, counting goes on in this process: a limit is never lost, and nobody is
 * refused for the lack of it.
 */
export function createLimiter(
  name: string,
  { requests, seconds }: Rate,
  { redis, prefix = "" }: LimiterStore,
): Limiter {
  const options = { keyPrefix: `bf:${prefix}:${name}:${requests}:${seconds}`, points: requests, duration: seconds };
  const inMemory = new RateLimiterMemory(options);
  const limiter =
    redis === undefined
      ? inMemory
      : new RateLimiterRedis({
          ...options,
          storeClient: redis,
          insuranceLimiter: inMemory,
          rejectIfRedisNotReady: true,
          inMemoryBlockOnConsumed: requests + 1, // whoever is over it costs Redis nothing more
        });
  return {
    take: async (key) => {
      try {
        await limiter.consume(key);
        return 0;
      } catch (error) {
        if (error instanceof RateLimiterRes) return toSeconds(error);
        throw error;
      }
    },
    look: async (key) => {
      const known = await limiter.get(key);
      return known === null || known.consumedPoints < requests ? 0 : toSeconds(known);
    },
  };
}

function toSeconds({ msBeforeNext }: RateLimiterRes): number {
  return Math.max(1, Math.ceil(msBeforeNext / 1000));
}
