import { createLoader } from "nuqs/server";
import { placeParser } from "../../../ui/place-search.ts";

/** What the address of the readers page says: `?place=riyadh,cairo`. */
export const loadDevicesSearch = createLoader({ place: placeParser });
