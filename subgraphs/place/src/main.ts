import { readPlaceConfig } from "@biometricflow/config/place-config";
import { runService } from "@biometricflow/service/process/service-process";
import { startPlace } from "./place-process.ts";

await runService("place", {
  readConfig: ({ configDir, place, withDirectory }) => readPlaceConfig(configDir, place, withDirectory),
  start: ({ config, log, environment }) =>
    startPlace(config, log.child({ place: config.place.id }), environment["DATABASE_URL"]),
});
