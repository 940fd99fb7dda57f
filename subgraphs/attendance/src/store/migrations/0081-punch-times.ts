import type { StoreMigration } from "./migration.ts";

/** Punches by their instants: how many there were in an hour, of whomever. */
export const PUNCH_TIMES: StoreMigration = {
  name: "0081-punch-times",
  up: async ({ schema }) => {
    await schema.createIndex("punch_at").on("punch").columns(["at_ms"]).execute();
  },
};
