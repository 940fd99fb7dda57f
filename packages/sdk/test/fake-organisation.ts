/** A small organisation in memory, as a router would answer for it. Deterministic, apart from the base instant. */

export interface FakePlace {
  readonly id: string;
  readonly name: string;
  readonly location: string;
  readonly timeZone: string;
  status: "ONLINE" | "OFFLINE";
  asOf: string;
}

export interface FakeDevice {
  readonly id: string;
  readonly name: string;
  readonly place: FakePlace;
  readonly serialNumber: string | null;
  status: "ONLINE" | "CONNECTING" | "OFFLINE" | "DISABLED";
  lastSeenAt: string | null;
  readonly address: string;
  readonly model: string | null;
  readonly firmware: string | null;
  readonly counts: { users: number; punches: number; capacity: number } | null;
  readonly completeness: Record<string, unknown>;
}

export interface FakeUser {
  readonly id: string;
  readonly pin: string;
  readonly name: string;
  readonly place: FakePlace;
}

export interface FakePunch {
  readonly id: string;
  readonly at: string;
  readonly localTime: string;
  readonly pin: string;
  readonly user: FakeUser | null;
  readonly device: FakeDevice;
  readonly place: FakePlace;
  readonly state: string;
  readonly stateCode: number;
  readonly verifyMode: string;
  readonly verifyCode: number;
  readonly copies: number;
  readonly channel: string;
  readonly receivedAt: string;
  readonly late: boolean;
}

export interface FakeOrganisation {
  readonly places: readonly FakePlace[];
  readonly devices: readonly FakeDevice[];
  readonly users: readonly FakeUser[];
  /** Oldest first. */
  readonly punches: FakePunch[];
  readonly createPunch: (placeId: string, overrides?: Partial<FakePunch>) => FakePunch;
}

const NAMES = [
  "Amina Haddad",
  "أحمد عبد الله",
  "Youssef Nasser",
  "سارة المنصوري",
  "Omar Khalil",
  "ليلى حسن",
  "Priya Raman",
  "محمد الشمري",
  "Daniel Okafor",
  "فاطمة الزهراء",
  "Hana Suzuki",
  "خالد العتيبي",
];
const READERS: readonly [place: string, id: string, name: string][] = [
  ["riyadh", "gate-1", "Main gate"],
  ["riyadh", "gate-2", "Gate-2 (بوابة)"],
  ["riyadh", "warehouse", "Warehouse"],
  ["cairo", "lobby", "Lobby"],
  ["cairo", "workshop", "Workshop"],
  ["dubai", "reception", "Reception"],
  ["dubai", "parking", "Parking level 2"],
];

function createPlaces(nowMs: number): FakePlace[] {
  const asOf = new Date(nowMs).toISOString();
  return [
    { id: "riyadh", name: "Riyadh", location: "Olaya, Riyadh", timeZone: "Asia/Riyadh", status: "ONLINE", asOf },
    { id: "cairo", name: "Cairo", location: "Maadi, Cairo", timeZone: "Africa/Cairo", status: "ONLINE", asOf },
    { id: "dubai", name: "Dubai", location: "Business Bay, Dubai", timeZone: "Asia/Dubai", status: "ONLINE", asOf },
  ];
}

function createDevice(place: FakePlace, id: string, name: string, index: number): FakeDevice {
  const isUnreached = index === 6;
  const isBehind = index === 4;
  const checkedAt = isUnreached ? null : place.asOf;
  const rows = 4_000 + index * 731;
  return {
    id: `${place.id}/${id}`,
    name,
    place,
    serialNumber: isUnreached ? null : `CEXA2114${60_000 + index * 417}`,
    status: isUnreached ? "CONNECTING" : isBehind ? "OFFLINE" : "ONLINE",
    lastSeenAt: isUnreached ? null : isBehind ? new Date(Date.parse(place.asOf) - 2_460_000).toISOString() : place.asOf,
    address: `127.0.0.1:${14_370 + index}`,
    model: isUnreached ? null : "SpeedFace-V5L",
    firmware: isUnreached ? null : "Ver 6.60 Apr 28 2022",
    counts: isUnreached ? null : { users: 42, punches: rows, capacity: 100_000 },
    completeness: {
      verdict: isUnreached ? "NOT_CHECKED" : isBehind ? "INCOMPLETE" : "COMPLETE",
      rowsReported: isUnreached ? null : rows,
      rowsStored: isUnreached ? null : rows - (isBehind ? 3 : 0),
      rowsSetAside: isUnreached ? null : index === 2 ? 4 : 0,
      checkedAt,
      gapFrom: isBehind ? new Date(Date.parse(place.asOf) - 2_460_000).toISOString() : null,
      gapClosedAt: null,
    },
  };
}

/** Creates an organisation of three places, seven readers and twelve people, with a history of punches. */
export function createFakeOrganisation(options: { historyPunches: number; nowMs: number }): FakeOrganisation {
  const places = createPlaces(options.nowMs);
  const placeById = new Map(places.map((place) => [place.id, place]));
  const devices = READERS.flatMap(([placeId, id, name], index) => {
    const place = placeById.get(placeId);
    return place ? [createDevice(place, id, name, index)] : [];
  });
  const users = places.flatMap((place) =>
    NAMES.map((name, index) => ({ id: `${place.id}/${1001 + index}`, pin: String(1001 + index), name, place })),
  );
  let count = 0;

  const createPunch = (placeId: string, overrides: Partial<FakePunch> = {}): FakePunch => {
    count += 1;
    const own = devices.filter((device) => device.place.id === placeId);
    const device = own[count % own.length];
    if (!device) throw new TypeError(`no reader at ${placeId}`);
    const enrolled = users.filter((candidate) => candidate.place.id === placeId);
    const user = count % 17 === 0 ? null : (enrolled[(count * 5) % enrolled.length] ?? null);
    const at = overrides.at ?? new Date().toISOString();
    const isIn = count % 2 === 0;
    return {
      id: `${placeId}/fake${count.toString(36).padStart(18, "0")}`,
      at,
      localTime: at.slice(0, 19),
      pin: user?.pin ?? "118",
      user,
      device,
      place: device.place,
      state: isIn ? "CHECK_IN" : "CHECK_OUT",
      stateCode: isIn ? 0 : 1,
      verifyMode: count % 3 === 0 ? "FACE" : "FINGERPRINT",
      verifyCode: count % 3 === 0 ? 15 : 1,
      copies: 1,
      channel: "LIVE",
      receivedAt: new Date(Date.parse(at) + 300 + (count % 9) * 90).toISOString(),
      late: false,
      ...overrides,
    };
  };

  const punches = Array.from({ length: options.historyPunches }, (_, index) => {
    const at = new Date(options.nowMs - (options.historyPunches - index) * 97_000).toISOString();
    const isLate = index % 41 === 0;
    const receivedAt = new Date(Date.parse(at) + (isLate ? 900_000 : 400)).toISOString();
    return createPunch(places[index % places.length]?.id ?? "riyadh", {
      at,
      receivedAt,
      late: isLate,
      channel: isLate ? "READ" : "LIVE",
    });
  });
  return { places, devices, users, punches, createPunch };
}
