import { composeSupergraph } from "@biometricflow/schema/compose";
import { buildSchema, parse, validate } from "graphql";
import { expect, it } from "vitest";
import { type AnsweredOperation, createViewFacts } from "./view-facts.ts";

const schema = buildSchema(composeSupergraph().apiSdl);
const HOUR_MS = 3_600_000;
const HR: AnsweredOperation["viewer"] = {
  ...{ subject: "account/hr", name: "Huda", role: "HR", places: ["riyadh", "cairo"] },
  ...{ sessionId: "s", issuedAtMs: 0, expiresAtMs: 0 },
};
const PEOPLE = { viewer: HR, requestId: "r", address: "192.0.2.1", variables: {}, has: () => true };

function toAnswered(text: string, rest: Partial<AnsweredOperation> = {}): AnsweredOperation {
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  const [operation] = document.definitions;
  if (operation?.kind !== "OperationDefinition") throw new TypeError(text);
  return { ...PEOPLE, schema, document, operation, ...rest };
}

/** What is told of one question, asked at once. */
function tell(text: string, rest: Partial<AnsweredOperation> = {}): readonly string[] {
  const facts = createViewFacts()(toAnswered(text, rest), 0);
  return facts.map(({ action, targets = [] }) => [action, ...targets].join(" "));
}

const DAYS = "edges { node { date person { name manager { name } } } }";

it.each([
  ['{ person(id: "p.7") { name } }', ["viewPerson p.7"]],
  [
    '{ person(id: "p.7") { name attendance(from: "2026-11-01", to: "2026-11-02") { totalCount edges { node { date } } } } }',
    ["viewPerson p.7", "viewDayRecord p.7"],
  ],
  ['{ user(id: "riyadh/7") { name punches { edges { node { at } } } } }', ["viewUser riyadh/7", "viewPunch riyadh/7"]],
  [
    `{ attendance(filter: { from: "2026-11-01", to: "2026-11-02", placeIds: ["riyadh"], personIds: ["p.7", "p.8"] }) { ${DAYS} } }`,
    ["viewDayRecord p.7 p.8"],
  ],
  ['{ punches(filter: { userIds: ["cairo/7"] }) { edges { node { user { name } } } } }', ["viewPunch cairo/7"]],
  ['{ pinDecisions(pin: "10/42") { edges { node { by } } } }', ["viewPinDecision p.10%2F42"]],
  ['subscription { punchRecorded(userIds: ["riyadh/7"]) { punch { at } } }', ["viewPunch riyadh/7"]],
])("names the people whom %s asks for, and no place", (text, told) => {
  expect(tell(text)).toEqual(told);
});

it.each([
  ["{ persons { edges { node { name } } } }", ["viewPerson riyadh cairo"]],
  [
    `{ attendance(filter: { from: "2026-11-01", to: "2026-11-02", placeIds: ["riyadh"] }) { ${DAYS} } }`,
    ["viewDayRecord riyadh"],
  ],
  ['{ punches(filter: { deviceIds: ["cairo/gate-1"] }) { edges { node { at } } } }', ["viewPunch cairo"]],
  ['{ device(id: "riyadh/gate-1") { punches { edges { node { at } } } } }', ["viewPunch riyadh"]],
  [
    '{ place(id: "riyadh") { consents(pin: "7") { state } users { edges { node { name } } } } }',
    ["viewConsent riyadh p.7 riyadh/7", "viewUser riyadh p.7 riyadh/7"],
  ],
  ['{ absencesCsv(filter: { from: "2026-11-01", to: "2026-11-02" }) }', ["viewAbsence riyadh cairo"]],
  ['subscription { presenceChanged(placeIds: ["riyadh"]) { isIn } }', ["viewPresenceChange riyadh"]],
])("names the places of whose people %s is a list", (text, told) => {
  expect(tell(text)).toEqual(told);
});

const ATTENDANCE = 'attendance(from: "2026-11-01", to: "2026-11-02") { edges { node { date person { name } } } }';
const USERS = "users { edges { node { name } } }";

it.each([
  ["{ me { places { users { edges { node { punches { edges { node { at } } } } } } } } }", ["User", "Punch"]],
  [`{ ownPerson { name ${ATTENDANCE} homePlace { ${USERS} } } }`, ["User"]],
  [`{ ownPerson { manager { name ${ATTENDANCE} } } }`, ["Person", "DayRecord"]],
  ["{ ownPerson { department { managers { name } } } }", ["Person"]],
  [`{ ownPerson { homePlace { ${ATTENDANCE} } } }`, ["DayRecord"]],
])("tells of %s what it shows of others than oneself, as lists", (text, types) => {
  expect(tell(text)).toEqual(types.map((type) => `view${type} riyadh cairo`));
});

it.each([
  [
    `{ person(id: "p.7") { name homePlace { punches { edges { node { at } } } ${USERS} } } }`,
    ["viewPerson p.7", "viewPunch riyadh cairo", "viewUser riyadh cairo"],
  ],
  [
    `{ person(id: "p.7") { manager { ${ATTENDANCE} } } }`,
    ["viewPerson p.7", "viewPerson riyadh cairo", "viewDayRecord riyadh cairo"],
  ],
  [`{ person(id: "p.7") { manager { pin } } }`, ["viewPerson p.7", "viewPerson riyadh cairo"]],
  [
    `{ attendanceDay(personId: "p.7", date: "2026-11-01") { date place { ${USERS} } } }`,
    ["viewDayRecord p.7", "viewUser riyadh cairo"],
  ],
  [
    `{ pinDecisions(pin: "7") { edges { node { persons { ${ATTENDANCE} } } } } }`,
    ["viewPinDecision p.7", "viewPerson riyadh cairo", "viewDayRecord riyadh cairo"],
  ],
  [
    `{ place(id: "riyadh") { ${USERS} ${ATTENDANCE.replace("person { name }", `place { ${USERS} }`)} } }`,
    ["viewUser riyadh", "viewDayRecord riyadh", "viewUser riyadh cairo"],
  ],
])("tells of %s what lies beyond those who are asked for as lists", (text, told) => {
  expect(tell(text)).toEqual(told);
});

it.each([
  [`{ user(id: "cairo/7") { name place { ${USERS} } } }`, ["viewUser cairo/7", "viewUser cairo"]],
  [
    `{ user(id: "cairo/7") { devices { edges { node { place { ${USERS} } } } } } }`,
    ["viewUser cairo/7", "viewUser cairo"],
  ],
  [`{ place(id: "cairo") { devices { edges { node { punches { edges { node { at } } } } } } } }`, ["viewPunch cairo"]],
  [`{ user(id: "cairo/7") { person { homePlace { ${USERS} } } } }`, ["viewUser cairo/7", "viewUser riyadh cairo"]],
  [
    `{ punches { edges { node { at device { place { ${USERS} } } } } } }`,
    ["viewPunch riyadh cairo", "viewUser riyadh cairo"],
  ],
])("tells of %s whose place it was, where it leaves none", (text, told) => {
  expect(tell(text)).toEqual(told);
});

it.each([
  ['{ place(id: "riyadh") { consents(pin: "Ahmed Ali") { state } } }', ["viewConsent riyadh"]],
  ['{ person(id: "Ahmed") { name } }', ["viewPerson riyadh cairo"]],
  ['{ person(id: "p.Ahmed Ali") { name } }', ["viewPerson riyadh cairo"]],
  ['{ users(placeIds: ["Head office"]) { edges { node { name } } } }', ["viewUser riyadh cairo"]],
])("keeps of %s no text that is no id", (text, told) => {
  expect(tell(text)).toEqual(told);
});

it("says of a list for whom every place is open that it was of every place", () => {
  expect(tell("{ persons { edges { node { name } } } }", { viewer: { ...HR, places: "*" } })).toEqual(["viewPerson *"]);
});

it.each([
  ["{ places { id devices { totalCount } } }"],
  [
    `{ ownPerson { name manager { id name } attendance(from: "2026-11-01", to: "2026-11-02") { ${DAYS} } } ownRecord { names }
      me { id places { id } } }`,
  ],
  ["{ __typename __schema { types { name } } }"],
])("says nothing of %s, which shows nobody else", (text) => {
  expect(tell(text)).toEqual([]);
});

it("says nothing of an employee, who sees nobody else, nor of what was not there", () => {
  const text = '{ person(id: "p.7") { name } }';
  expect(tell(text, { viewer: { ...HR, role: "EMPLOYEE" } })).toEqual([]);
  expect(tell(text, { has: () => false })).toEqual([]);
});

const SESSIONS = "edges { node { accountId address } }";

it("says of sessions whose account they are of, and nothing of the own ones", () => {
  expect(tell(`{ sessions(accountId: "account/omar") { ${SESSIONS} } }`)).toEqual(["viewSession account/omar"]);
  const text = `query ($id: ID) { sessions(accountId: $id) { ${SESSIONS} } }`;
  expect(tell(text, { variables: { id: "account/omar" } })).toEqual(["viewSession account/omar"]);
  expect(tell(text, { variables: { id: "account/hr" } })).toEqual([]);
  expect(tell(text)).toEqual([]);
  expect(tell(text, { variables: { id: "Omar Nasser" } })).toEqual([]); // no id: a name stays out of the audit
  expect(tell(text, { variables: { id: `key/${"x".repeat(5000)}` } })[0]).toHaveLength("viewSession ".length + 128);
  const viewer = { ...HR, viewedBy: "account/admin", role: "EMPLOYEE" } as const;
  expect(tell(text, { viewer })).toEqual(["viewSession account/hr"]);
});

it("reads fragments, variables and what these are when they are not given", () => {
  const text = `query ($ids: [ID!] = ["p.1"], $filter: AttendanceFilter!) {
    days: attendance(filter: $filter) { ...Days }
    absences(filter: { from: "2026-11-01", to: "2026-11-02", personIds: $ids }) { edges { node { id } } }
  }
  fragment Days on AttendanceConnection { edges { ... on AttendanceEdge { node { date } } } }`;
  const filter = { from: "2026-11-01", to: "2026-11-02", personIds: ["p.2"] };
  expect(tell(text, { variables: { filter } })).toEqual(["viewDayRecord p.2", "viewAbsence p.1"]);
  expect(tell(text, { variables: { filter, ids: ["p.3"] } })).toEqual(["viewDayRecord p.2", "viewAbsence p.3"]);
});

it("says who saw it, from where and when; of an export, whose file says so, not from where", () => {
  const toFacts = createViewFacts();
  const answered = toAnswered('{ person(id: "p.7") { name } }');
  const fact = {
    at: "1970-01-01T00:00:00.007Z",
    actor: "account/hr",
    action: "viewPerson",
    outcome: "OK",
    requestId: "r",
  };
  expect(toFacts(answered, 7)).toEqual([{ ...fact, address: "192.0.2.1", targets: ["p.7"] }]);
  const [exported] = createViewFacts()({ ...answered, viewer: { ...HR, mayOnlyQuery: true } }, 7);
  expect(exported).toEqual({ ...fact, targets: ["p.7"] });
});

it("tells a view once an hour of each account and address", () => {
  const toFacts = createViewFacts();
  const answered = toAnswered("query ($first: Int) { persons(first: $first) { edges { node { name } } } }");
  expect(toFacts(answered, 0)).toHaveLength(1);
  expect(toFacts({ ...answered, variables: { first: 7 } }, HOUR_MS - 1)).toEqual([]);
  expect(toFacts({ ...answered, address: "192.0.2.2" }, HOUR_MS - 1)).toHaveLength(1);
  expect(toFacts({ ...answered, viewer: { ...HR, subject: "account/it" } }, HOUR_MS - 1)).toHaveLength(1);
  expect(toFacts(answered, HOUR_MS)).toHaveLength(1);
});

it("names twenty a fact, and everybody whom a question names", () => {
  const ids = Array.from({ length: 45 }, (_, nth) => `p.${nth}`);
  const text = `{ absences(filter: { from: "2026-11-01", to: "2026-11-02", personIds: ${JSON.stringify(ids)} }) { totalCount edges { node { id } } } }`;
  const facts = createViewFacts()(toAnswered(text), 0);
  expect(facts.map(({ targets = [] }) => targets.length)).toEqual([20, 20, 5]);
  expect(facts.flatMap(({ targets = [] }) => targets)).toEqual(ids);
});

it("fills no disk: of more views than an hour names, the rest is one list of all that the account sees", () => {
  const toFacts = createViewFacts({ mostKnown: 50, mostOfActor: 3 });
  const ask = (id: string) => toFacts(toAnswered(`{ person(id: "${id}") { name } }`), 0).map(({ targets }) => targets);
  expect(Array.from({ length: 6 }, (_, nth) => ask(`p.${nth}`))).toEqual([
    ...[[["p.0"]], [["p.1"]], [["p.2"]]],
    ...[[["riyadh", "cairo"]], [], []],
  ]);
  expect(toFacts(toAnswered('{ person(id: "p.9") { name } }'), HOUR_MS)).toHaveLength(1);
});

it("fills no disk from ever other addresses: beyond what an hour names, a list is told once wherever it is asked from", () => {
  const toFacts = createViewFacts({ mostKnown: 50, mostOfActor: 1 });
  const answered = toAnswered('{ person(id: "p.7") { name } }');
  const ask = (address: string) => toFacts({ ...answered, address }, 0).map(({ targets }) => targets);
  expect(["2001:db8::1", "2001:db8::2", "2001:db8::3"].map(ask)).toEqual([[["p.7"]], [["riyadh", "cairo"]], []]);
});

it("fills no memory: it forgets what it knows, and tells again rather than not at all", () => {
  const toFacts = createViewFacts({ mostKnown: 2, mostOfActor: 100 });
  const ask = (id: string) => toFacts(toAnswered(`{ person(id: "${id}") { name } }`), 0).length;
  expect(["p.1", "p.2", "p.2", "p.3", "p.1"].map(ask)).toEqual([1, 1, 0, 1, 1]);
});

const SARA = { ...HR, subject: "account/sara", viewedBy: "account/admin" } as const;
const OWN =
  '{ ownPerson { name attendance(from: "2026-11-01", to: "2026-11-02") { totalCount edges { node { date } } } } }';

it("says of whoever views as another account who looks in truth, and as whom, of that one's own too", () => {
  const [person, ...others] = createViewFacts()(toAnswered(OWN, { viewer: SARA }), 0);
  expect(person).toMatchObject({ actor: "account/admin", account: "account/sara", action: "viewPerson" });
  expect(others).toMatchObject([{ action: "viewDayRecord", targets: ["riyadh", "cairo"] }]);
});

it("says of whoever views as an employee which users that is, since an employee sees nobody else", () => {
  const sara = { ...SARA, role: "EMPLOYEE", places: ["riyadh"], users: ["riyadh/7"] } as const;
  const own = ["viewPerson riyadh/7", "viewDayRecord riyadh/7"];
  expect(tell(OWN, { viewer: sara })).toEqual(own);
  expect(tell('{ punches(placeIds: ["riyadh"]) { edges { node { at } } } }', { viewer: sara })).toEqual([
    "viewPunch riyadh/7",
  ]);
  expect(tell(OWN, { viewer: { ...sara, users: [] } })).toEqual(["viewPerson riyadh", "viewDayRecord riyadh"]);
  const { viewedBy: _nobody, ...herself } = sara;
  expect(tell(OWN, { viewer: herself })).toEqual([]);
});
