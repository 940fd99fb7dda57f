import { createCounter, createGauge } from "@biometricflow/service/observe/figures";
import type { Metrics } from "@biometricflow/service/observe/metrics";
import type { PlaceCalls } from "./place-links/place-calls.ts";
import type { PlaceHealth } from "./place-links/place-health.ts";
import type { Registry } from "./registry/registry.ts";

/** What the router's own figures are read from. */
export interface RouterFigures {
  readonly registry: Registry;
  readonly health: PlaceHealth;
  readonly calls: PlaceCalls;
  /** Sockets of clients that are open. */
  readonly sockets: () => number;
  /** Subscriptions of clients that run. */
  readonly subscriptions: () => number;
  /** Streams towards places that clients share. */
  readonly upstreams: () => number;
}

/** Counts what was asked of each place; the outcome is `ok` or a PLACE_* code. */
export function createPlaceCounter(metrics: Metrics): (place: string, outcome: string) => void {
  const counter = createCounter(metrics, {
    name: "place_requests_total",
    help: "Requests to places by outcome: ok, or the code of the failure.",
    labelNames: ["place", "outcome"],
  });
  return (place, outcome) => counter.inc({ place, outcome });
}

/** Adds the router's own figures to `/metrics`. */
export function addRouterFigures(metrics: Metrics, figures: RouterFigures): void {
  const { registry, health, calls } = figures;
  createGauge(metrics, {
    name: "place_online",
    help: "1 while the router's socket to the place is up, 0 while it is not; places that are switched off are left out.",
    labelNames: ["place"],
    read: () =>
      registry
        .list()
        .filter((place) => place.enabled)
        .map((place) => [health.status(place) === "OFFLINE" ? 0 : 1, { place: place.id }]),
  });
  createGauge(metrics, {
    name: "place_circuit_open",
    help: "1 while some URL of the place is not asked because it failed repeatedly.",
    labelNames: ["place"],
    read: () => registry.list().map(({ id }) => [calls.isTroubled(id) ? 1 : 0, { place: id }]),
  });
  const counts = [
    ["client_sockets", "Sockets of clients that are open.", figures.sockets],
    ["client_subscriptions", "Subscriptions of clients that run.", figures.subscriptions],
    ["place_streams", "Streams towards places, each shared by all clients of the same view.", figures.upstreams],
  ] as const;
  for (const [name, help, read] of counts) createGauge(metrics, { name, help, labelNames: [], read: () => [[read()]] });
}
