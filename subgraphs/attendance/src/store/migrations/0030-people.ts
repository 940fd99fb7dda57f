import type { StoreMigration } from "./migration.ts";

/** Everybody whose days are recorded. */
export const PEOPLE: StoreMigration = {
  name: "0030-people",
  up: async ({ schema }, { text, integer, serial }) => {
    const names = ["pin", "source", "name", "name_key", "latin_name", "arabic_name"] as const;
    const links = ["department_id", "manager_id", "home_place_id", "account", "records_from"] as const;
    const person = schema
      .createTable("person")
      .addColumn("key", serial, (column) => column.primaryKey())
      .addColumn("id", text, (column) => column.notNull().unique())
      .addColumn("employed_from", text)
      .addColumn("employed_to", text);
    await [...names, ...links]
      .reduce((made, name) => made.addColumn(name, text, (column) => column.notNull()), person)
      .execute();
    await schema.createIndex("person_name").on("person").columns(["name_key", "id"]).execute();
    await schema.createIndex("person_department").on("person").columns(["department_id"]).execute();
    await schema
      .createTable("pin_claim")
      .addColumn("person_key", integer, (column) => column.notNull())
      .addColumn("pin", text, (column) => column.notNull())
      .addColumn("place_id", text, (column) => column.notNull())
      .addColumn("from_date", text)
      .addColumn("to_date", text)
      .execute();
    await schema.createIndex("pin_claim_pin").on("pin_claim").columns(["pin"]).execute();
    await schema.createIndex("pin_claim_person").on("pin_claim").columns(["person_key"]).execute();
  },
};
