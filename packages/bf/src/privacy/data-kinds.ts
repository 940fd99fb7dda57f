/** A kind of personal data that the program keeps; a record of processing is made of these. */
export interface DataKind {
  readonly name: string;
  readonly purpose: string;
  /** Whose data it is. */
  readonly people: string;
  readonly data: string;
  /** Whose store has it. */
  readonly keeper: "PLACE" | "ATTENDANCE" | "DIRECTORY";
  /** `Type.field` of the graph by which it is read; whoever may select one of them may see it. */
  readonly fields: readonly string[];
  readonly kept: "GOOD" | "AUDIT" | "SESSION" | "DELIVERY" | "EXPORT" | "JOB" | "ENROLMENT";
}

/** In the order in which data come in. */
export const DATA_KINDS: readonly DataKind[] = [
  {
    ...{ name: "enrolments", purpose: "knowing who punched", people: "everybody on a reader", keeper: "PLACE" },
    ...{ data: "PIN, name", fields: ["User.pin", "User.name"], kept: "ENROLMENT" },
  },
  {
    ...{ name: "cards and privileges", purpose: "operating readers", people: "everybody on a reader", keeper: "PLACE" },
    ...{ data: "card number, privilege on the reader", fields: ["Enrolment.cardNumber"], kept: "ENROLMENT" },
  },
  {
    ...{
      name: "punches",
      purpose: "proving when somebody was where",
      people: "everybody who punches",
      keeper: "PLACE",
    },
    ...{ data: "PIN, time, reader, state, how it was verified", fields: ["Query.punches"], kept: "GOOD" },
  },
  {
    ...{ name: "positions of an app", purpose: "punches away from readers", people: "who punches by an app" },
    ...{ keeper: "PLACE", data: "latitude, longitude, accuracy, note", fields: ["Punch.told"], kept: "GOOD" },
  },
  {
    ...{ name: "consents", purpose: "proving what people agreed to", people: "who was asked", keeper: "PLACE" },
    ...{ data: "state, date, document, alternative", fields: ["User.consents", "Place.consents"], kept: "GOOD" },
  },
  {
    ...{ name: "jobs", purpose: "changing readers", people: "whom a change names, who asked for it", keeper: "PLACE" },
    ...{ data: "PIN, name, card, account", fields: ["Query.job"], kept: "JOB" },
  },
  {
    ...{ name: "people", purpose: "working out days", people: "everybody employed", keeper: "ATTENDANCE" },
    ...{ data: "names, PINs, department, manager, employment, account", fields: ["Query.persons"], kept: "GOOD" },
  },
  {
    ...{ name: "day records", purpose: "working time", people: "everybody employed", keeper: "ATTENDANCE" },
    ...{ data: "status, hours, lateness, overtime, corrections", fields: ["Query.attendance"], kept: "GOOD" },
  },
  {
    ...{ name: "absences", purpose: "telling leave from absence", people: "who is away", keeper: "ATTENDANCE" },
    ...{ data: "dates, kind (sickness too), note", fields: ["Query.absences"], kept: "GOOD" },
  },
  {
    ...{
      name: "files of exports",
      purpose: "payroll and reports",
      people: "whom an export is of",
      keeper: "ATTENDANCE",
    },
    ...{ data: "what the export shows", fields: ["Query.exports"], kept: "EXPORT" },
  },
  {
    ...{ name: "accounts", purpose: "signing in", people: "whoever has an account", keeper: "DIRECTORY" },
    data: "username, name, rights, hash of the password, encrypted second factor, passkeys: names, public keys, when they were made and used, the identity at the sign-in provider",
    ...{ fields: ["Query.accounts"], kept: "GOOD" },
  },
  {
    ...{ name: "sessions", purpose: "staying signed in", people: "whoever has an account", keeper: "DIRECTORY" },
    ...{ data: "address, browser, times", fields: ["Query.sessions"], kept: "SESSION" },
  },
  {
    ...{ name: "audit", purpose: "proving who did what", people: "whoever did something or is named by it" },
    ...{ keeper: "DIRECTORY", data: "account, address, action, ids", fields: ["Query.auditLog"], kept: "AUDIT" },
  },
  {
    ...{ name: "what webhooks are told", purpose: "other programs", people: "who punches", keeper: "DIRECTORY" },
    ...{ data: "ids of punches, readers and places, times", fields: ["Query.webhooks"], kept: "DELIVERY" },
  },
];
