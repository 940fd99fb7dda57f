import { runService } from "@biometricflow/service/process/service-process";
import { startPlace } from "./place-process.ts";

await runService("place", ({ organisation, place, log }) => startPlace(organisation, place, log.child({ place })));
