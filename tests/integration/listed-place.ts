import { createTempDir, startTestPlace, type TestPlace } from "./place-harness.ts";
import { makeRow } from "./place-rows.ts";

/** How many punches the place lists. */
export const ROWS = 1_500;

/** A place with readers, people and punches, asked by its graph. */
export interface ListedPlace {
  readonly dir: string;
  readonly place: TestPlace;
  readonly stop: () => Promise<void>;
}

/** Starts one whose punches share seconds and whose names sort oddly. */
export async function startListedPlace(): Promise<ListedPlace> {
  const temp = createTempDir();
  const place = await startTestPlace(temp.dir, []);
  const { ledger } = place;
  await ledger.registerReaders(
    ["gate-1", "gate-2", "lobby"].map((readerId, index) => ({
      readerId,
      name: ["Gate", "gate", "Ägypten Lobby"][index] ?? "",
      address: `10.0.0.${index}:4370`,
      isEnabled: index < 2,
    })),
  );
  const names = ["Zoë", "أحمد", "احمد", "", "Layla", "layla", "Bilal"];
  await ledger.recordEnrolments(
    "gate-1",
    names.map((name, index) => ({ slot: index, pin: String(1000 + index), name, privilegeCode: 0, cardNumber: 0 })),
  );
  const zoe = { slot: 9, pin: "1000", name: "Zoe", privilegeCode: 14, cardNumber: 4_294_967_295 };
  await ledger.recordEnrolments("gate-2", [zoe]);
  // Every third row shares its second with the one before it, so that ids have to break ties.
  const rows = Array.from({ length: ROWS }, (_, index) => {
    const second = index - (index % 3 === 1 ? 1 : 0);
    return { ...makeRow(index), atMs: makeRow(second).atMs, localTime: makeRow(second).localTime };
  });
  await ledger.recordRows("gate-1", rows.slice(0, 1_000));
  await ledger.recordRows("gate-2", [...rows.slice(1_000), makeRow(5_000, { setAside: "IN_FUTURE", pin: "1000" })]);
  return {
    dir: temp.dir,
    place,
    stop: async () => {
      await place.stop();
      temp.remove();
    },
  };
}
