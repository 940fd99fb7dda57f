import { connectReader } from "@biometricflow/zk/client/connect-reader";
import { readUsers } from "@biometricflow/zk/client/read-users";
import { createTcpOpener } from "@biometricflow/zk/transports/tcp-transport";

const TIMEOUT_MS = 10_000;
const ignore = (): void => undefined;

/** Who is enrolled, as the reader itself lists it. */
export async function readReaderPeople(address: { readonly host: string; readonly port: number }) {
  const settings = { commKey: 0, requestTimeoutMs: TIMEOUT_MS, onEvent: ignore, onClose: ignore };
  const open = createTcpOpener({ ...address, connectTimeoutMs: TIMEOUT_MS });
  const { signal } = new AbortController();
  const reader = await connectReader(open, settings, signal);
  const { users } = await readUsers(reader, signal).finally(() => reader.close());
  return users;
}
