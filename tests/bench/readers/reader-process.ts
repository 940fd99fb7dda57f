import { createReaderSimulator } from "@biometricflow/reader-simulator/reader-simulator";

/** Readers in a process of their own, told by the environment; the ports are the first message to the parent. */
const { READERS = "1", ROWS = "0", FRAME_PAUSE_MS = "0", PEOPLE } = process.env;
const BEGIN = Date.UTC(2026, 0, 1);
const FAULTS = ["closePort", "openPort", "drip", "tinyData", "byteFlood", "answerFlood", "eventFlood"] as const;
const LONG = PEOPLE === undefined ? { pin: 0, name: 0 } : { pin: 23, name: 24 };
const USERS = Array.from({ length: Number(PEOPLE ?? 300) }, (_, i) => ({
  uid: i + 1,
  userId: String(1_000 + i).padStart(LONG.pin, "7"),
  name: `Person ${i}`.padEnd(LONG.name, "o"),
  privilege: 0,
  card: 0,
}));

const readers = Array.from({ length: Number(READERS) }, (_, n) =>
  createReaderSimulator({
    serialNumber: `BENCH${process.pid}N${n}`,
    users: USERS,
    log: Array.from({ length: Number(ROWS) }, (_row, i) => ({
      userId: USERS[i % USERS.length]?.userId ?? "1",
      time: new Date(BEGIN + i * 60_000).toISOString().slice(0, 19),
      verify: 1,
      punch: i % 2,
    })),
    capacity: 200_000,
    framePauseMs: Number(FRAME_PAUSE_MS),
    timeZone: "Asia/Riyadh",
  }),
);
for (const reader of readers) await reader.start();
process.send?.(readers.map(({ address }) => address.port));

/** A number is the reader at which somebody punches, a text a fault of all; the answer is the moment just before. */
process.on("message", async (told) => {
  const atMs = Date.now();
  if (typeof told === "number") readers[told]?.control.punch();
  const kind = FAULTS.find((it) => it === told);
  if (kind !== undefined) for (const { control } of readers) await control.fault({ kind });
  process.send?.(atMs);
});
