import type { RegisteredPlace } from "@biometricflow/schema/registry";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { PlaceStatus } from "../place-links/place-status.ts";
import { createRegistry } from "../registry/registry.ts";
import { createStatusWatch } from "./status-watch.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const toPlace = (id: string, enabled = true): RegisteredPlace => ({
  id,
  name: id,
  location: "",
  timeZone: "Asia/Riyadh",
  urls: [],
  enabled,
  priority: 1,
});

function start() {
  const registry = createRegistry({ version: "1", places: [toPlace("riyadh"), toPlace("cairo")] });
  const statuses = new Map<string, PlaceStatus>();
  const listeners = new Set<(placeId: string) => void>();
  const status = ({ id, enabled }: RegisteredPlace) => (enabled ? (statuses.get(id) ?? "ONLINE") : "DISABLED");
  const watch = (listener: (placeId: string) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const told: string[] = [];
  const stop = createStatusWatch({ registry, health: { status, watch } }).watch((place) =>
    told.push(`${place.id} ${status(place)}`),
  );
  const sign = (id: string, now: PlaceStatus) => {
    statuses.set(id, now);
    for (const listener of listeners) listener(id);
  };
  return { registry, statuses, listeners, told, stop, sign };
}

it("tells a status that is another, once, however many signs say so", () => {
  const { told, sign } = start();
  for (const status of ["ONLINE", "OFFLINE", "OFFLINE", "ONLINE"] as const) sign("cairo", status);
  expect(told).toEqual(["cairo OFFLINE", "cairo ONLINE"]);
});

it("tells of places that are switched off and on, and of new ones", () => {
  const { told, registry } = start();
  registry.replace({ version: "2", places: [toPlace("riyadh"), toPlace("cairo", false)] });
  registry.replace({ version: "3", places: [toPlace("riyadh"), toPlace("cairo"), toPlace("dubai")] });
  expect(told).toEqual(["cairo DISABLED", "cairo ONLINE", "dubai ONLINE"]);
});

it("tells a status that changed because its signs became old", () => {
  const { told, statuses } = start();
  statuses.set("riyadh", "DEGRADED");
  vi.advanceTimersByTime(1000);
  expect(told).toEqual(["riyadh DEGRADED"]);
});

it("leaves nothing behind when nobody listens any more", () => {
  const { told, stop, listeners, registry } = start();
  stop();
  registry.replace({ version: "2", places: [] });
  expect([told, listeners.size, vi.getTimerCount()]).toEqual([[], 0, 0]);
});
