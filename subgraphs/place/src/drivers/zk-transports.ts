import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";
import { createUdpOpener } from "@biometricflow/zk/transports/udp-transport";
import type { ToTransport } from "./zk-pull.ts";

/** By connection or by datagrams, as the reader's configuration says. */
export const toOpener: ToTransport = (target) =>
  target.transport === "udp" ? createUdpOpener(target) : createTcpOpener(target);
