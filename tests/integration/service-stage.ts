import type { FastifyInstance } from "fastify";
import { afterEach } from "vitest";
import { createHttpServer, type HttpServerOptions } from "../../packages/service/src/http/http-server.ts";
import { createLog } from "../../packages/service/src/observe/log.ts";
import { createMetrics } from "../../packages/service/src/observe/metrics.ts";

/** The HTTP server of a service, closed after each test. */
export interface ServiceStage {
  readonly app: FastifyInstance;
  start(options?: Partial<HttpServerOptions>): Promise<FastifyInstance>;
}

export function stageService(): ServiceStage {
  let app: FastifyInstance;
  afterEach(() => app.close());
  return {
    get app() {
      return app;
    },
    start: async (options = {}) => {
      app = await createHttpServer({
        service: "test",
        version: "1.2.3",
        log: createLog({ service: "test", level: "silent" }),
        metrics: createMetrics("test"),
        isReady: () => true,
        operators: () => true,
        ...options,
      });
      return app;
    },
  };
}
