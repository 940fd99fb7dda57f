import { createLoader } from "nuqs/server";
import { placeParser } from "../../../ui/place-search.ts";

/** What the address of the feed says: `?place=riyadh,cairo`. */
export const loadLiveSearch = createLoader({ place: placeParser });
