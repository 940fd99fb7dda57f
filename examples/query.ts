import { createClient } from "@biometricflow/sdk/client";
import { PlacesDocument } from "@biometricflow/sdk/generated/graphql";

const url = process.env.BIOMETRICFLOW_URL ?? "http://127.0.0.1:9000";
const client = createClient({ url, apiKey: process.env.BIOMETRICFLOW_API_KEY });
const result = await client.query(PlacesDocument, {});
if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
for (const { id, timeZone, status } of result.data.places) console.log(id, timeZone, status);
