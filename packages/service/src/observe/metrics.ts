import type { ApolloServerPlugin, BaseContext } from "@apollo/server";
import { Counter, collectDefaultMetrics, Histogram, Registry } from "prom-client";

/** A process's figures, in a registry of their own. */
export interface Metrics {
  readonly registry: Registry;
  /** Answered HTTP requests by route pattern, method and status. */
  readonly httpRequests: Counter<"route" | "method" | "status">;
  /** Seconds from request to answer, by route pattern. */
  readonly httpSeconds: Histogram<"route">;
  /** GraphQL operations by kind and outcome: `ok` or `error`. */
  readonly graphqlOperations: Counter<"kind" | "outcome">;
}

/** Creates the figures of one process; every line carries `service`. */
export function createMetrics(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    httpRequests: new Counter({
      name: "http_requests_total",
      help: "Answered HTTP requests.",
      labelNames: ["route", "method", "status"],
      registers,
    }),
    httpSeconds: new Histogram({
      name: "http_request_seconds",
      help: "Seconds from request to answer.",
      labelNames: ["route"],
      buckets: [0.001, 0.005, 0.02, 0.1, 0.5, 2, 10],
      registers,
    }),
    graphqlOperations: new Counter({
      name: "graphql_operations_total",
      help: "GraphQL operations answered.",
      labelNames: ["kind", "outcome"],
      registers,
    }),
  };
}

/** A figure that something else counts: it is asked for when the figures are. */
export interface CountedFigure {
  readonly name: string;
  readonly help: string;
  /** The name of its label. */
  readonly label: string;
  /** Since the process began, by value of the label. */
  readonly read: () => Iterable<readonly [label: string, total: number]>;
}

/** Adds a figure to those of a process. */
export function addCountedFigure({ registry }: Metrics, { name, help, label, read }: CountedFigure): void {
  const counter = new Counter({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    collect: () => {
      counter.reset();
      for (const [value, total] of read()) counter.inc({ [label]: value }, total);
    },
  });
}

/** Counts the operations of an Apollo Server. Operations that were never resolved count as kind `unknown`. */
export function metricsPlugin<C extends BaseContext>(metrics: Metrics): ApolloServerPlugin<C> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        willSendResponse: ({ operation, errors }) => {
          const outcome = errors === undefined || errors.length === 0 ? "ok" : "error";
          metrics.graphqlOperations.inc({ kind: operation?.operation ?? "unknown", outcome });
          return Promise.resolve();
        },
      }),
  };
}
