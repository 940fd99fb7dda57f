import type { Identity } from "../domain/people/identity.ts";
import type { WriteTransaction } from "./database.ts";

/** A PIN of one place. */
interface PinAtPlace {
  readonly pin: string;
  readonly placeId: string;
  readonly identity: Identity;
}

/** Somebody who has a PIN. */
interface PinOwner {
  /** Of the person. */
  readonly key: number;
  /** Another place has the same person by it. */
  readonly isElsewhere: boolean;
}

/** Those who have the PIN at the place. */
interface PinOwners {
  readonly known: readonly PinOwner[];
  /** Another place has somebody by the PIN. */
  readonly isPinElsewhere: boolean;
}

/** A claim of a place goes before one of every place: by that the PIN is somebody else there. */
export async function listPinOwners(
  { tx }: WriteTransaction,
  { pin, placeId, identity }: PinAtPlace,
): Promise<PinOwners> {
  const claims = await tx
    .selectFrom("pin_claim")
    .select(["person_key as key", "place_id as placeId"])
    .where("pin", "=", pin)
    .execute();
  const keys = new Set(claims.filter((it) => ["", placeId].includes(it.placeId)).map(({ key }) => key));
  const places = identity === "place" ? [] : await listOtherPlaces(tx, { pin, placeId });
  const isAt = (key: number, place: string): boolean => {
    const there = claims.filter((it) => it.placeId === place);
    return (there.length > 0 ? there : claims.filter((it) => it.placeId === "")).some((it) => it.key === key);
  };
  const known = [...keys].map((key) => ({ key, isElsewhere: places.some((place) => isAt(key, place)) }));
  return { known, isPinElsewhere: places.length > 0 };
}

async function listOtherPlaces(
  tx: WriteTransaction["tx"],
  { pin, placeId }: Pick<PinAtPlace, "pin" | "placeId">,
): Promise<readonly string[]> {
  const enrolled = tx.selectFrom("enrolment").select("place_id").where("pin", "=", pin);
  const punched = tx.selectFrom("punch").select("place_id").distinct().where("pin", "=", pin);
  const rows = await enrolled.union(punched).execute();
  return rows.map((row) => row.place_id).filter((other) => other !== placeId);
}
