import type { KnownPlace } from "../../../../lib/places.ts";
import type { PunchesView } from "./punches-search.ts";
import type { PunchSummary } from "./use-punch-source.ts";

/** What stands over the grid: why it has no rows. */
export interface GridCover {
  readonly failure: PunchSummary["failure"];
  /** The sentence for no rows; undefined while there are some. */
  readonly emptyText: "elsewhere" | "notYours" | "partial" | "text" | undefined;
}

/** What the page is about. */
interface Asked extends Pick<PunchesView, "user"> {
  /** The places within the viewer's rights. */
  readonly places: readonly KnownPlace[];
}

/** Says why the grid is empty; people of other places than those chosen, or than the viewer's, are no failure. */
export function toGridCover({ failure, total, absent }: PunchSummary, { user, places }: Asked): GridCover {
  if (failure?.code === "FORBIDDEN" && user.length > 0) {
    const isYours = user.every((id) => places.some((place) => id.startsWith(`${place.id}/`)));
    return { failure: undefined, emptyText: isYours ? "elsewhere" : "notYours" };
  }
  if (failure || total !== 0) return { failure, emptyText: undefined };
  return { failure, emptyText: absent.length > 0 ? "partial" : "text" };
}
