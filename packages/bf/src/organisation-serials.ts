import type { OrganisationConfig } from "@biometricflow/config/organisation";
import { openSerials, type OperatedSerials } from "@biometricflow/directory/operate";
import { findDirectory } from "./own-directory.ts";

/** Opens whose which reader is in an organisation, for one piece of work. */
export async function withSerials<T>(
  organisation: OrganisationConfig,
  work: (serials: OperatedSerials) => Promise<T>,
): Promise<T> {
  const serials = await openSerials(findDirectory(organisation));
  try {
    return await work(serials);
  } finally {
    await serials.close();
  }
}
