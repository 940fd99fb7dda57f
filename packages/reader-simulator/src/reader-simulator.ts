import type { MemoryDatagrams } from "./memory-datagrams.ts";
import type { Latency, ReaderSocket } from "./memory-socket.ts";
import { createReaderControl, type ReaderControl, REBOOT_MS } from "./control.ts";
import { type ReaderSimulatorOptions, toReaderProfile } from "./options.ts";
import { type ReaderAddress, ReaderPort } from "./reader-port.ts";
import { ReaderState } from "./reader-state.ts";
import { Traffic } from "./traffic.ts";

/** A reader that speaks the ZK pull protocol over TCP. */
export interface ReaderSimulator {
  /** Read it after `start`: before, the port may be 0. */
  readonly address: ReaderAddress;
  /** As reported now: the `serial` fault changes it. */
  readonly serial: string;
  readonly control: ReaderControl;
  /** Connects from this process, without the network, while the reader is started; `undefined` while its port is closed. */
  dial(latency?: Latency): ReaderSocket | undefined;
  /** Sends datagrams to it from this process, without the network, as `dial` connects. */
  dialDatagrams(latency?: Latency): MemoryDatagrams;
  /** Listens; rejects with the system's error when the port is taken. */
  start(): Promise<void>;
  /** Cuts all connections, closes the port, leaves no timer. A stopped reader keeps its log and can start again. */
  stop(): Promise<void>;
}

/**
 * Makes a simulated reader; it is written from the protocol alone and shares nothing with the codec.
 *
 * @throws {SimulatorError} `BAD_USER_INPUT` for users or rows a reader could not hold.
 */
export function createReaderSimulator(options: ReaderSimulatorOptions): ReaderSimulator {
  const state = new ReaderState(toReaderProfile(options), () => performance.now());
  const traffic = new Traffic();
  const reboots = createReboots();
  const port = new ReaderPort(state, traffic, () => void reboot(REBOOT_MS));
  const reboot = async (ms: number): Promise<void> => {
    state.meter.enable();
    // Scheduled first: an openPort that comes meanwhile must be able to cancel it.
    reboots.schedule(ms, () => port.open());
    await port.close();
  };
  const control = createReaderControl({ state, traffic, port, reboot, cancelReboot: reboots.cancel });
  return {
    get address() {
      return port.address;
    },
    get serial() {
      return state.serial;
    },
    control,
    dial: (latency = () => 0) => port.dial(latency),
    dialDatagrams: (latency = () => 0) => port.dialDatagrams(latency),
    start: () => port.open(),
    stop: () => {
      reboots.cancel();
      return port.close();
    },
  };
}

/** At most one reboot is under way. */
function createReboots(): { schedule: (ms: number, open: () => Promise<void>) => void; cancel: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const cancel = (): void => clearTimeout(timer);
  const schedule = (ms: number, open: () => Promise<void>): void => {
    cancel();
    // A port taken meanwhile stays closed, as a reader that does not come back; openPort then says why.
    timer = setTimeout(() => void open().catch(() => undefined), ms);
  };
  return { schedule, cancel };
}
