import { type PlaceProcessConfig, readPlaceConfig } from "@biometricflow/config/place-config";
import { openEdge } from "@biometricflow/edge/open-edge";
import { openTls } from "@biometricflow/edge/open-tls";
import { runService, type ServiceStart } from "@biometricflow/service/process/service-process";
import { startPlace } from "./place-process.ts";

await runService("place", {
  readConfig: ({ configDir, place, withDirectory }) => readPlaceConfig(configDir, place, withDirectory),
  start,
});

async function start({ config, log: parent, environment }: ServiceStart<PlaceProcessConfig>) {
  const { configDir, place } = config;
  const log = parent.child({ place: place.id });
  const redisUrl = environment["REDIS_URL"];
  const edge = openEdge({ configDir, listener: "places", name: `place:${place.id}`, redisUrl, log });
  const tls = place.tls && openTls(place.tls, { log });
  const { url, stop } = await startPlace(config, log, { databaseUrl: environment["DATABASE_URL"], edge, tls });
  return {
    url,
    stop: () => {
      edge.stop();
      tls?.stop();
      return stop();
    },
  };
}
