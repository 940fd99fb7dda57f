import { createClient } from "@biometricflow/sdk/client";
import { PunchRecordedDocument } from "@biometricflow/sdk/generated/graphql";

const url = process.env.BIOMETRICFLOW_URL ?? "http://127.0.0.1:9000";
const client = createClient({ url, apiKey: process.env.BIOMETRICFLOW_API_KEY });
for await (const { punch, notice } of client.subscribe(PunchRecordedDocument, {})) {
  if (punch) console.log(punch.localTime, punch.user?.name ?? punch.pin, punch.state, punch.device?.name);
  else console.log(notice?.kind, notice?.message);
}
