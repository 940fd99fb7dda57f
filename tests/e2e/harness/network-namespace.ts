import { execFileSync } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Another machine, as far as the network can tell: its loopback is its own, and one wire leads here. */
export interface NetworkNamespace {
  /** This machine's address on the wire. */
  readonly hostAddress: string;
  /** The other machine's. */
  readonly guestAddress: string;
  /** Gives a program that runs `program` over there, with whatever arguments it is started with. */
  readonly wrap: (program: string) => string;
  readonly close: () => void;
}

/** Whether this process may make one: on Linux, as root. */
export const CAN_MAKE_NAMESPACES = process.platform === "linux" && process.getuid?.() === 0;

const ip = (...args: readonly string[]) => execFileSync("ip", args, { stdio: ["ignore", "pipe", "pipe"] });

/** Makes a namespace with an address of the range for tests of networks (RFC 2544), the wire's two ends up. */
export function openNetworkNamespace(): NetworkNamespace {
  const name = `bf-${process.pid}`;
  const [hostEnd, guestEnd] = [`${name}-h`, `${name}-g`];
  const net = `198.18.${process.pid % 256}`;
  const scripts = mkdtempSync(join(tmpdir(), "bf-namespace-"));
  const close = () => {
    process.off("exit", close);
    ip("netns", "del", name); // takes both ends of the wire with it
    rmSync(scripts, { recursive: true, force: true });
  };
  ip("netns", "add", name);
  process.on("exit", close);
  ip("link", "add", hostEnd, "type", "veth", "peer", "name", guestEnd, "netns", name);
  ip("address", "add", `${net}.1/30`, "dev", hostEnd);
  ip("link", "set", hostEnd, "up");
  ip("-n", name, "address", "add", `${net}.2/30`, "dev", guestEnd);
  ip("-n", name, "link", "set", guestEnd, "up");
  ip("-n", name, "link", "set", "lo", "up");
  return {
    hostAddress: `${net}.1`,
    guestAddress: `${net}.2`,
    wrap: (program) => {
      const script = join(scripts, "run");
      writeFileSync(script, `#!/bin/sh\nexec ip netns exec ${name} "${program}" "$@"\n`);
      chmodSync(script, 0o755);
      return script;
    },
    close,
  };
}
