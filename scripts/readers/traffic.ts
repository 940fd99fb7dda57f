import type { TrafficSwitch } from "@biometricflow/reader-simulator/traffic-switch";
import type { PlaceTraffic } from "./place-traffic.ts";

const TICK_MS = 1_000;

/** The traffic of all places, off until it is turned on; `turnOff` leaves no timer. */
export function createTraffic(places: readonly PlaceTraffic[]): TrafficSwitch {
  let timer: NodeJS.Timeout | undefined;
  return {
    isOn: () => timer !== undefined,
    turnOn: () => {
      if (timer !== undefined) return;
      for (const place of places) place.begin();
      timer = setInterval(() => {
        for (const place of places) place.tick();
      }, TICK_MS);
    },
    turnOff: () => {
      clearInterval(timer);
      timer = undefined;
    },
  };
}
