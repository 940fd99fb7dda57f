import type { AddressInfo } from "node:net";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** A message as it arrived: to whom, and all of it with its headers. */
export interface ReceivedMail {
  readonly to: readonly string[];
  readonly text: string;
}

/** A mail server on loopback. */
export interface MailServer {
  readonly port: number;
  readonly received: ReceivedMail[];
  /** What it has against a receiver from now on: the status that it answers, or nothing. */
  refusal: number | undefined;
  readonly stop: () => Promise<void>;
}

/** The account that it knows. */
export const MAIL_LOGIN = { user: "attendance", password: "opensesame" } as const;

/** Starts one that takes every message, of anybody unless it is told to ask who it is. */
export async function startMailServer(options: SMTPServerOptions = { authOptional: true }): Promise<MailServer> {
  const received: ReceivedMail[] = [];
  const server = new SMTPServer({
    disabledCommands: ["STARTTLS"],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === MAIL_LOGIN.user && password === MAIL_LOGIN.password ? done(null, { user: username }) : done(DENIED),
    onRcptTo: (_address, _session, done) => {
      if (mail.refusal === undefined) done();
      else done(Object.assign(new Error("refused"), { responseCode: mail.refusal }));
    },
    onData: (stream, { envelope }, done) => {
      let text = "";
      stream.setEncoding("utf8");
      stream.on("data", (part: string) => {
        text += part;
      });
      stream.on("end", () => {
        received.push({ to: envelope.rcptTo.map(({ address }) => address), text });
        done();
      });
    },
    ...options,
  });
  server.on("error", () => undefined); // whoever goes away in the middle
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo; // it listens on a port
  const mail: MailServer = {
    ...{ port, received, refusal: undefined },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
  return mail;
}

const DENIED = Object.assign(new Error("who is that?"), { responseCode: 535 });
