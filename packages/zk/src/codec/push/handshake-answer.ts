/** What a reader is told when it calls first. */
export interface HandshakeAnswer {
  readonly serialNumber: string;
  /** Of the reader's wall clock, without summer time. */
  readonly offsetMinutes: number;
  /** Between two requests for commands. */
  readonly pollSeconds: number;
  /** Before a failed request is repeated. */
  readonly retrySeconds: number;
}

/**
 * Encodes the answer to a handshake. Punches, users and operations are asked for and nothing else, so that no template and no
 * picture travels; each stamp in both spellings, since older firmware reads the other one.
 *
 * Source: the vendor's PUSH communication protocol (software 2.4.2); the first line exactly so.
 */
export function encodeHandshakeAnswer(answer: HandshakeAnswer): string {
  const lines = [
    `GET OPTION FROM: ${answer.serialNumber}`,
    ...["ATTLOGStamp=None", "OPERLOGStamp=9999", "ATTPHOTOStamp=None"],
    ...["Stamp=9999", "OpStamp=9999", "PhotoStamp=9999"],
    `ErrorDelay=${answer.retrySeconds}`,
    `Delay=${answer.pollSeconds}`,
    "TransTimes=00:00;14:05",
    "TransInterval=1",
    `TransFlag=TransData ${["AttLog", "OpLog", "EnrollUser", "ChgUser"].join("\t")}`,
    `TimeZone=${toTimeZone(answer.offsetMinutes)}`,
    ...["Realtime=1", "Encrypt=None", "ServerVer=2.4.1", "PushProtVer=2.4.1", "PushOptionsFlag=1"],
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Hours; minutes for zones that are no whole hours off. */
function toTimeZone(offsetMinutes: number): number {
  return offsetMinutes % 60 === 0 ? offsetMinutes / 60 : offsetMinutes;
}
